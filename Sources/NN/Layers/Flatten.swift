/// All axes but the first made one: [batch, 8, 8] → [batch, 64].
public final class Flatten: Layer {
  /// A layer without parameters.
  public override init() {}

  /// [batch, a, b, …] → [batch, a · b · …]; [batch] → [batch, 1].
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    input.reshaped(outputShape(for: input.shape))
  }

  /// [batch, a · b · …].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    precondition(!inputShape.isEmpty, "Flatten needs a batch axis; got shape [].")
    return [inputShape[0], inputShape.dropFirst().reduce(1, *)]
  }

  /// None: the numbers stay where they are.
  public override func activationCount(for inputShape: [Int]) -> Int { 0 }
}
