import GradingProtocol

/// How an answer differs from what was expected: where, and by how much.
package struct Difference: Sendable {
  /// What differs, to be marked when the answer is printed.
  package var marks: Marks
  /// Where the two differ most; `nil` when they are of different kinds or shapes.
  package var worstIndex: [Int]?
  /// |actual − expected| / max(|actual|, |expected|) there; `nil` of whole numbers, which may be
  /// the names of classes.
  package var relativeError: Double?
  /// The two have different shapes, which is then what has to be said.
  package var isOfShape = false

  /// `nil` when the two are equal within the tolerance.
  package init?(expected: Value, actual: Value, tolerance: Tolerance) {
    switch (expected, actual) {
    case (.none, .none): return nil
    case (.boolean(let a), .boolean(let b)) where a == b: return nil
    case (.text(let a), .text(let b)) where a == b: return nil
    case (.integer(let a), .integer(let b)) where a == b: return nil
    case (.boolean, .boolean), (.text, .text): self.init(marks: Marks(whole: true))
    case (.list(let a), .list(let b)):
      self.init(expected: a, actual: b, tolerance: tolerance)
    case (.record(let a), .record(let b)) where a.map(\.name) == b.map(\.name):
      self.init(expected: a.map(\.value), actual: b.map(\.value), tolerance: tolerance)
    default:
      guard let a = expected.numericArray, let b = actual.numericArray else {
        self.init(marks: Marks(whole: true))
        return
      }
      self.init(expected: a, actual: b, tolerance: tolerance)
    }
  }

  private init(marks: Marks) { self.marks = marks }

  /// Lists and records: the first difference is the one described, all are marked.
  private init?(expected: [Value], actual: [Value], tolerance: Tolerance) {
    guard expected.count == actual.count else {
      self.init(marks: Marks(whole: true))
      isOfShape = true
      return
    }
    var found: Difference?
    for (position, pair) in zip(expected, actual).enumerated() {
      guard
        let difference = Difference(expected: pair.0, actual: pair.1, tolerance: tolerance)
      else { continue }
      if found == nil {
        found = difference
        found?.worstIndex = [position] + (difference.worstIndex ?? [])
        found?.marks = Marks()
      }
      found?.marks.children[position] = difference.marks
    }
    guard let found else { return nil }
    self = found
  }

  private init?(expected: NumericArray, actual: NumericArray, tolerance: Tolerance) {
    guard expected.shape == actual.shape else {
      self.init(marks: Marks())
      isOfShape = true
      return
    }
    let tolerance = tolerance.resolved(expected, actual)
    var marks = Marks()
    var worst: (position: Int, error: Double)?
    for (position, (e, a)) in zip(expected.elements, actual.elements).enumerated()
    where !tolerance.accepts(a, for: e) {
      marks.entries.insert(position)
      let error = abs(a - e).isFinite ? abs(a - e) : .infinity
      if worst == nil || error > worst!.error { worst = (position, error) }
    }
    guard let worst else { return nil }
    self.init(marks: marks)
    worstIndex = actual.index(of: worst.position)
    if expected.kind == .integer { return }
    let scale = max(abs(expected.elements[worst.position]), abs(actual.elements[worst.position]))
    relativeError = worst.error.isFinite && scale > 0 ? worst.error / scale : nil
  }
}

/// The parts of a value that are to be marked when it is printed.
package struct Marks: Sendable {
  /// The value as a whole.
  package var whole = false
  /// Positions among an array's elements.
  package var entries: Set<Int> = []
  /// By position in a list or record.
  package var children: [Int: Marks] = [:]

  package init(whole: Bool = false) { self.whole = whole }
}
