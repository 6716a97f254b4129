/// The input itself, to stand where a layer is expected: a shortcut, a part that is switched off.
public final class Identity: Layer {
  /// A layer without parameters.
  public override init() {}
  /// x.
  public override func callAsFunction(_ input: Tensor) -> Tensor { input }
  /// None.
  public override func activationCount(for inputShape: [Int]) -> Int { 0 }
}

/// A function without parameters as a layer.
///
/// ```swift
/// Sequential(Linear(2, 8, using: &generator), Lambda { sin($0) })
/// ```
public final class Lambda: Layer {
  private let function: (Tensor) -> Tensor
  private let shape: ([Int]) -> [Int]

  /// - Parameters:
  ///   - outputShape: The value's shape, given the input's; unless given, the same.
  ///   - function: The layer's value. Parameters that it holds are not trained.
  public init(
    outputShape: @escaping ([Int]) -> [Int] = { $0 }, _ function: @escaping (Tensor) -> Tensor
  ) {
    self.function = function
    shape = outputShape
  }

  /// The function's value.
  public override func callAsFunction(_ input: Tensor) -> Tensor { function(input) }

  /// What was given, by default the input's shape.
  public override func outputShape(for inputShape: [Int]) -> [Int] { shape(inputShape) }
}
