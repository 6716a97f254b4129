extension Tensor {
  /// A tensor of zeros.
  public static func zeros(
    _ shape: [Int], precision: Precision = .float32, requiresGradient: Bool = false
  ) -> Tensor {
    full(shape, 0, precision: precision, requiresGradient: requiresGradient)
  }

  /// A tensor of ones.
  public static func ones(
    _ shape: [Int], precision: Precision = .float32, requiresGradient: Bool = false
  ) -> Tensor {
    full(shape, 1, precision: precision, requiresGradient: requiresGradient)
  }

  /// A tensor whose numbers are all `value`.
  public static func full(
    _ shape: [Int], _ value: Double, precision: Precision = .float32,
    requiresGradient: Bool = false
  ) -> Tensor {
    let result = Tensor(uninitialized: shape, precision)
    result.write(repeating: value)
    result.isTracked = requiresGradient
    return result
  }

  /// Writes one value over all numbers; for a tensor that nobody else has seen yet.
  func write(repeating value: Double) {
    switch precision {
    case .float32: elements(Float.self).update(repeating: Float(value))
    case .float64: elements(Double.self).update(repeating: value)
    }
  }

  /// The identity matrix, [size, size].
  public static func identity(_ size: Int, precision: Precision = .float32) -> Tensor {
    var values = [Double](repeating: 0, count: size * size)
    for i in 0..<size { values[i * size + i] = 1 }
    return Tensor(values, shape: [size, size], precision: precision)
  }

  /// start, start + step, … up to but not including `end`.
  public static func range(
    _ start: Double, _ end: Double, by step: Double = 1, precision: Precision = .float32
  ) -> Tensor {
    Tensor(Array(stride(from: start, to: end, by: step)), precision: precision)
  }

  /// `count` numbers at equal distances from `start` to `end`, both included.
  public static func linspace(
    _ start: Double, _ end: Double, count: Int, precision: Precision = .float32
  ) -> Tensor {
    precondition(count >= 2, "linspace needs at least 2 numbers; got \(count).")
    let last = Double(count - 1)
    let values = (0..<count).map { i in
      i == count - 1 ? end : start + (end - start) * Double(i) / last
    }
    return Tensor(values, precision: precision)
  }

  /// One row a label, 1 in the label's column and 0 elsewhere: [labels.count, classes].
  public static func oneHot(
    _ labels: [Int], classes: Int, precision: Precision = .float32
  ) -> Tensor {
    var values = [Double](repeating: 0, count: labels.count * classes)
    for (row, label) in labels.enumerated() {
      precondition(
        (0..<classes).contains(label),
        "A one-hot row of \(classes) classes has labels 0 to \(classes - 1); got \(label).")
      values[row * classes + label] = 1
    }
    return Tensor(values, shape: [labels.count, classes], precision: precision)
  }
}
