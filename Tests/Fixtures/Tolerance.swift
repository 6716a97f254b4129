import NN

/// How far a number may be from its reference: |a − b| ≤ absolute + relative |b|.
package struct Closeness {
  package var relative: Double
  package var absolute: Double

  package init(relative: Double, absolute: Double) {
    self.relative = relative
    self.absolute = absolute
  }

  /// The first pair that is too far apart, or nil; NaN is far from everything.
  package func worst(_ found: [Double], _ expected: [Double]) -> String? {
    difference(found, expected, shape: [expected.count])
  }

  /// Where arrays of this shape are too far apart: the first place, and how many more there are.
  package func difference(_ found: [Double], _ expected: [Double], shape: [Int]) -> String? {
    guard found.count == expected.count else {
      return "\(found.count) numbers where \(expected.count) were expected"
    }
    let apart = found.indices.filter { index in
      let (a, b) = (found[index], expected[index])
      return !((a - b).magnitude <= absolute + relative * b.magnitude)
    }
    guard let first = apart.first else { return nil }
    var stride = expected.count
    let index = shape.map { length in
      stride /= length
      return first / stride % length
    }
    let others = apart.count == 1 ? "" : ", and \(apart.count - 1) more of \(found.count)"
    return "\(index) is \(found[first]), expected \(expected[first])\(others)"
  }
}

/// The tolerances that the fixtures state.
package struct Tolerance {
  package var output: Closeness
  package var gradient: Closeness

  package init(_ precision: Precision, _ fixture: Fixture.Case) {
    switch precision {
    case .float64:
      output = Closeness(relative: 1e-9, absolute: 1e-11)
      gradient = Closeness(relative: 1e-8, absolute: 1e-10)
    case .float32:
      // Inputs of several hundreds are themselves rounded to Float.
      let isStressed = fixture.inputs.values.contains { array in
        array.data.contains { $0.magnitude > 100 }
      }
      output = Closeness(relative: isStressed ? 1e-3 : 1e-4, absolute: 1e-5)
      gradient = Closeness(relative: 1e-3, absolute: 1e-4)
    }
  }

  package static func trajectory(_ precision: Precision) -> Closeness {
    precision == .float64
      ? Closeness(relative: 1e-9, absolute: 1e-11) : Closeness(relative: 1e-3, absolute: 1e-4)
  }
}
