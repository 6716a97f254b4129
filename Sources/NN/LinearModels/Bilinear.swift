/// yₖ = xᵀ Wₖ z + bₖ: every product of an element of x with one of z has a weight.
///
/// x [batch, first], z [batch, second] → [batch, outputs]; weight [outputs, first, second], uniform
/// with the bias in ±1/√first. J. Tenenbaum and W. Freeman, Separating Style and Content with Bilinear
/// Models, 2000.
public final class Bilinear: Layer {
  /// W [outputs, first, second].
  public let weight: Tensor
  /// b [outputs]; nil for a layer without.
  public let bias: Tensor?

  /// A layer from two inputs of these sizes.
  public init(
    _ first: Int, _ second: Int, _ outputs: Int, bias hasBias: Bool = true,
    precision: Precision = .float32, using generator: inout SeededGenerator
  ) {
    precondition(
      first > 0 && second > 0 && outputs > 0,
      "Bilinear needs positive numbers of inputs and outputs; got \(first), \(second), \(outputs).")
    let bound = 1 / Double(first).squareRoot()
    weight = .uniform(
      [outputs, first, second], from: -bound, to: bound, precision: precision,
      requiresGradient: true, using: &generator)
    weight.name = "weight"
    bias =
      hasBias
      ? .uniform(
        [outputs], from: -bound, to: bound, precision: precision, requiresGradient: true,
        using: &generator) : nil
    bias?.name = "bias"
    super.init()
  }

  /// x [batch, first], z [batch, second] → [batch, outputs].
  public func callAsFunction(_ x: Tensor, _ z: Tensor) -> Tensor {
    bilinear(x, z, weight, bias)
  }

  /// Both inputs side by side: [batch, first + second] → [batch, outputs].
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    let (first, second) = (weight.shape[1], weight.shape[2])
    precondition(
      input.rank == 2 && input.shape[1] == first + second,
      "Bilinear expects \(first) and \(second) features side by side; got \(input.shape).")
    return self(
      input.slice(axis: 1, from: 0, to: first),
      input.slice(axis: 1, from: first, to: first + second))
  }

  /// [batch, first + second] → [batch, outputs].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    inputShape.dropLast() + [weight.shape[0]]
  }

  /// The products of pairs, and each of them with a weight for each output.
  public override func macs(for inputShape: [Int]) -> Int {
    inputShape.dropLast().reduce(weight.shape[1] * weight.shape[2] + weight.count, *)
  }

  /// The weight, then the bias if there is one.
  public override var parameters: [Tensor] { bias.map { [weight, $0] } ?? [weight] }
}

/// yₖ = xᵀ Wₖ z + bₖ for x [batch, first], z [batch, second], W [outputs, first, second]; see `Bilinear`.
public func bilinear(_ x: Tensor, _ z: Tensor, _ weight: Tensor, _ bias: Tensor? = nil) -> Tensor {
  precondition(
    weight.rank == 3 && x.rank == 2 && z.rank == 2 && x.shape[0] == z.shape[0]
      && weight.shape.dropFirst() == [x.shape[1], z.shape[1]],
    "bilinear with a weight of shape \(weight.shape) needs inputs [batch, first] and [batch, "
      + "second]; got \(x.shape) and \(z.shape).")
  let (batch, outputs) = (x.shape[0], weight.shape[0])
  // All products of an example's elements against each Wₖ, as one product of matrices.
  let products = x.expanded(at: 2) * z.expanded(at: 1)  // [batch, first, second]
  let y = matmul(
    products.reshaped([batch, x.shape[1] * z.shape[1]]),
    weight.reshaped([outputs, x.shape[1] * z.shape[1]]).transposed())
  return bias.map { y + $0 } ?? y
}
