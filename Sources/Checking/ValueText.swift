import Glibc
import GradingProtocol

/// A value in Swift's own notation, short enough to read.
///
/// Numbers have six significant digits unless `digits` says otherwise. Long axes are cut around the
/// first mark. Entries that differ stand between « and »: `[1.0, «0.5», 0.0]`.
package struct ValueText {
  var value: Value
  var marks = Marks()
  var digits = 6

  package init(_ value: Value, marks: Marks = Marks(), digits: Int = 6) {
    self.value = value
    self.marks = marks
    self.digits = digits
  }

  /// The longest axis that is printed whole: of the last one, and of those before it.
  private static let longestRow = 12
  private static let mostRows = 10
}

extension ValueText {
  /// Both texts, of which the second marks what differs. Digits are added until they differ.
  package static func distinguishing(
    expected: Value, actual: Value, _ difference: Difference
  ) -> (expected: String, actual: String) {
    for digits in [6, 9, 13, 17] {
      let expectedText = ValueText(expected, marks: difference.marks, digits: digits)
      let actualText = ValueText(actual, marks: difference.marks, digits: digits)
      if difference.isOfShape { return (expectedText.described, actualText.described) }
      let texts = (expectedText.text(showingMarks: false), actualText.text(showingMarks: false))
      if texts.0 != texts.1 || digits == 17 { return (texts.0, actualText.text) }
    }
    return (ValueText(expected).text, ValueText(actual).text)
  }

  package var text: String { text(showingMarks: true) }

  /// The text with the kind or shape before it, where that is not plain from the text.
  package var described: String {
    switch value {
    case .array(let array) where !array.shape.isEmpty:
      "shape \(array.shape): \(text(showingMarks: false))"
    case .list(let values): "\(values.count) items: \(text(showingMarks: false))"
    default: text(showingMarks: false)
    }
  }

  func text(showingMarks: Bool) -> String {
    let inner: String
    switch value {
    case .none: inner = "nil"
    case .boolean(let truth): inner = "\(truth)"
    case .integer(let number): inner = "\(number)"
    case .number(let number):
      return marked(Self.number(number, digits), showingMarks && isMarked)
    case .text(let text): inner = Self.quoted(text)
    case .array(let array):
      if array.shape.isEmpty {
        return marked(Self.number(array, 0, digits), showingMarks && isMarked)
      }
      inner = self.array(array, axis: 0, start: 0, showingMarks: showingMarks)
    case .list(let values):
      inner = "[" + list(values.map { ("", $0) }, showingMarks).joined(separator: ", ") + "]"
    case .record(let fields):
      let parts = list(fields.map { ("\($0.name): ", $0.value) }, showingMarks)
      inner = "(" + parts.joined(separator: ", ") + ")"
    }
    return marked(inner, showingMarks && marks.whole)
  }

  private var isMarked: Bool { marks.whole || marks.entries.contains(0) }

  private func marked(_ text: String, _ isMarked: Bool) -> String {
    isMarked ? "«\(text)»" : text
  }

  private func list(_ values: [(prefix: String, value: Value)], _ showingMarks: Bool) -> [String] {
    let shown = Self.shown(values.count, of: Self.longestRow, around: marks.children.keys.min())
    return shown.map { position in
      guard let position else { return "…" }
      let part = ValueText(
        values[position].value, marks: marks.children[position] ?? Marks(), digits: digits)
      return values[position].prefix + part.text(showingMarks: showingMarks)
    }
  }

  /// Rows of a matrix stand on lines of their own when one line would be long.
  private func array(
    _ array: NumericArray, axis: Int, start: Int, showingMarks: Bool
  ) -> String {
    let size = array.shape[axis]
    let isLast = axis == array.shape.count - 1
    let stride = array.shape[(axis + 1)...].reduce(1, *)
    let marked = marks.entries.filter { $0 >= start && $0 < start + size * stride }.min()
    let shown = Self.shown(
      size, of: isLast ? Self.longestRow : Self.mostRows,
      around: marked.map { ($0 - start) / max(stride, 1) })
    let parts = shown.map { position in
      guard let position else { return "…" }
      let place = start + position * stride
      if !isLast {
        return self.array(array, axis: axis + 1, start: place, showingMarks: showingMarks)
      }
      return self.marked(
        Self.number(array, place, digits), showingMarks && marks.entries.contains(place))
    }
    let line = "[" + parts.joined(separator: ", ") + "]"
    guard !isLast, line.count > 60 || line.contains("\n") else { return line }
    return "[" + parts.joined(separator: ",\n" + String(repeating: " ", count: axis + 1)) + "]"
  }

  /// Positions to print of `count`: all, or the ends and five around `centre`; `nil` is a gap.
  private static func shown(_ count: Int, of limit: Int, around centre: Int?) -> [Int?] {
    guard count > limit else { return (0..<count).map { $0 } }
    let centre = centre ?? 2
    var shown: [Int?] = []
    var last = -1
    for position in 0..<count
    where position < 2 || position == count - 1 || abs(position - centre) <= 2 {
      if position != last + 1 { shown.append(nil) }
      shown.append(position)
      last = position
    }
    return shown
  }
}

extension ValueText {
  private static func number(_ array: NumericArray, _ position: Int, _ digits: Int) -> String {
    let value = array.elements[position]
    if array.kind == .integer, let whole = Int(exactly: value) { return "\(whole)" }
    return number(value, digits)
  }

  static func number(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return "\(value)" }
    if value == 0 { return "0.0" }
    var buffer = [CChar](repeating: 0, count: 64)
    _ = withVaList([CInt(digits), value]) { vsnprintf(&buffer, buffer.count, "%.*g", $0) }
    let text = String(
      decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return text.contains(".") || text.contains("e") ? text : text + ".0"
  }

  /// Texts are cut at 200 characters.
  private static func quoted(_ text: String) -> String {
    let short = text.count > 200 ? text.prefix(200) + "…" : text[...]
    return String(short).debugDescription
  }
}
