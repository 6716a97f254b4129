@_exported import GradingProtocol
@_exported import NN

/// A tensor crosses as its shape and numbers; it arrives without its graph and its gradient.
extension Tensor: Crossing {
  public var crossed: Value {
    .array(
      NumericArray(
        shape: shape, elements: values, kind: precision == .float32 ? .single : .double))
  }

  /// Numbers of double precision, and whole ones, arrive as a tensor of double precision.
  public convenience init(crossed value: Value) throws(CrossingError) {
    guard let array = value.numericArray else {
      throw CrossingError(expected: "a tensor", found: value.kind)
    }
    self.init(
      array.elements, shape: array.shape,
      precision: array.kind == .single ? .float32 : .float64)
  }
}
