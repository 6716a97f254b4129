/// y = x Wᵀ + b, a weighted sum for each output.
///
/// Input [batch…, inputs], output [batch…, outputs]; weight [outputs, inputs], bias [outputs].
/// Unless given another initializer, weight and bias are uniform in ±1/√inputs, which keeps the
/// sums of a new layer near the size of its inputs whatever their number (Y. LeCun and others,
/// Efficient BackProp, 1998, up to a factor √3).
public final class Linear: Layer {
  /// W [outputs, inputs].
  public let weight: Tensor
  /// b [outputs]; nil for a layer without.
  public let bias: Tensor?

  /// - Parameter initializer: How the weight is drawn. With one given, the bias starts at zero.
  public init(
    _ inputs: Int, _ outputs: Int, bias hasBias: Bool = true,
    initializer: Initializer? = nil, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    precondition(
      inputs > 0 && outputs > 0,
      "Linear needs positive numbers of inputs and outputs; got \(inputs) and \(outputs).")
    weight = (initializer ?? .linearDefault).tensor(
      [outputs, inputs], precision: precision, using: &generator)
    if !hasBias {
      bias = nil
    } else if initializer == nil {
      let bound = 1 / Double(inputs).squareRoot()
      bias = .uniform([outputs], from: -bound, to: bound, precision: precision, using: &generator)
    } else {
      bias = .zeros([outputs], precision: precision)
    }
    super.init()
    nameParameters()
  }

  /// A layer with the given weight [outputs, inputs] and bias [outputs].
  public init(weight: Tensor, bias: Tensor? = nil) {
    precondition(
      weight.rank == 2, "Linear's weight has shape [outputs, inputs]; got \(weight.shape).")
    if let bias {
      precondition(
        bias.shape == [weight.shape[0]],
        "Linear with a weight of shape \(weight.shape) has a bias of shape [\(weight.shape[0])]; "
          + "got \(bias.shape).")
    }
    self.weight = weight
    self.bias = bias
    super.init()
    nameParameters()
  }

  /// x Wᵀ + b: [batch…, inputs] → [batch…, outputs].
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    linear(input, weight, bias)
  }

  /// The weight, then the bias if there is one.
  public override var parameters: [Tensor] { bias.map { [weight, $0] } ?? [weight] }

  /// [batch…, inputs] → [batch…, outputs].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    precondition(
      inputShape.last == weight.shape[1],
      "Linear expects \(weight.shape[1]) features in the last axis; got \(inputShape).")
    return inputShape.dropLast() + [weight.shape[0]]
  }

  /// One for each weight and row of the input.
  public override func macs(for inputShape: [Int]) -> Int {
    inputShape.dropLast().reduce(weight.count, *)
  }

  private func nameParameters() {
    for (parameter, name) in zip(parameters, ["weight", "bias"]) {
      parameter.name = name
      if parameter.operation == nil { parameter.requiresGradient = true }
    }
  }
}

/// y = x Wᵀ + b as one operation: x [batch…, inputs], W [outputs, inputs], b [outputs].
///
/// With G = ∂L/∂y, and all axes but the last taken together as rows:
/// ∂L/∂x = G W, ∂L/∂W = Gᵀ x, ∂L/∂b = the sum of G's rows.
public func linear(_ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil) -> Tensor {
  precondition(
    input.rank >= 1 && input.shape[input.rank - 1] == weight.shape[1],
    "Linear expects \(weight.shape[1]) features in the last axis; got \(input.shape).")
  let isWide = [input, weight, bias].contains { $0?.precision == .float64 }
  let x = isWide ? input.converted(to: .float64) : input
  let w = isWide ? weight.converted(to: .float64) : weight
  let b = isWide ? bias?.converted(to: .float64) : bias
  let (outputs, inputs) = (w.shape[0], w.shape[1])
  let y = Tensor(uninitialized: x.shape.dropLast() + [outputs], x.precision)
  if let b { repeatRow(b, into: y) }

  let rows = x.viewed(as: [x.count / inputs, inputs])
  MatrixProduct(rows, transposed: false, w, transposed: true)
    .write(into: y.viewed(as: [rows.shape[0], outputs]), adding: b != nil)

  return y.recorded("linear", b.map { [x, w, $0] } ?? [x, w], twice: true) { gradient, _ in
    func flat(_ tensor: Tensor) -> Tensor { tensor.reshaped([rows.shape[0], -1]) }
    let g = flat(gradient)
    x.receive(matmul(gradient, w)) { buffer, accumulate in
      MatrixProduct(g, transposed: false, w, transposed: false)
        .write(into: buffer.viewed(as: rows.shape), adding: accumulate)
    }
    w.receive(matmul(flat(gradient).transposed(), flat(x))) { buffer, accumulate in
      MatrixProduct(g, transposed: true, rows, transposed: false)
        .write(into: buffer, adding: accumulate)
    }
    b?.receive(g.summed(to: [outputs]))
  }
}

/// Writes `row` over every row of y.
private func repeatRow(_ row: Tensor, into y: Tensor) {
  let width = row.count * row.precision.size
  let target = y.storage.address + y.offset * y.precision.size
  let source = row.storage.address + row.offset * row.precision.size
  for start in stride(from: 0, to: y.count * y.precision.size, by: width) {
    (target + start).copyMemory(from: source, byteCount: width)
  }
}
