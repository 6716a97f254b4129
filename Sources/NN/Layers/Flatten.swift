/// All axes but the first made one: [batch, 8, 8] → [batch, 64].
public final class Flatten: Layer {
  /// A layer without parameters.
  public override init() {}

  /// [batch, a, b, …] → [batch, a · b · …]; [batch] → [batch, 1].
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    precondition(input.rank >= 1, "Flatten needs a batch axis; got shape [].")
    let batch = input.shape[0]
    return input.reshaped([batch, input.shape.dropFirst().reduce(1, *)])
  }
}
