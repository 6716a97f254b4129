/// The linear activation g(x) = x: the output of a network that predicts numbers.
public final class Identity: Layer {
  /// A layer without parameters.
  public override init() {}
  /// The input itself.
  public override func callAsFunction(_ input: Tensor) -> Tensor { input }
}
