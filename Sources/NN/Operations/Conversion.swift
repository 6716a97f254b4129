extension Tensor {
  /// The same numbers in another precision. The gradient is converted back.
  public func converted(to precision: Precision) -> Tensor {
    if precision == self.precision { return self }
    return casted(to: precision).recorded("convert", self, twice: true) { gradient, _ in
      self.receive(gradient.converted(to: self.precision))
    }
  }

  /// The same numbers in another precision, not recorded; self if it has that precision already.
  func casted(to precision: Precision) -> Tensor {
    if precision == self.precision { return self }
    let result = Tensor(uninitialized: shape, precision)
    switch precision {
    case .float32:
      let (source, target) = (pointer(Double.self), result.pointer(Float.self))
      for i in 0..<count { target[i] = Float(source[i]) }
    case .float64:
      let (source, target) = (pointer(Float.self), result.pointer(Double.self))
      for i in 0..<count { target[i] = Double(source[i]) }
    }
    return result
  }
}
