/// e^(−x² / 2s²) of every element, largest at 0; its derivative is −x y / s². s = 1 unless given.
public func gaussian(_ x: Tensor, width: Double = 1) -> Tensor {
  precondition(width > 0, "A Gaussian unit has a positive width; got \(width).")
  return x.mapped("gaussian", GaussianBell(width: width))
}

/// e^(−x² / 2s²) of a number.
public func gaussian(_ x: Double, width: Double = 1) -> Double {
  GaussianBell(width: width).value(x)
}

private struct GaussianBell: ElementwiseFunction {
  let width: Double
  func value<S: Scalar>(_ x: S) -> S { .exponential(x * x * S(-0.5 / (width * width))) }
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S { -x * y * S(1 / (width * width)) }
  func derivative(of x: Tensor, value y: Tensor) -> Tensor { x * y * (-1 / (width * width)) }
}

/// e^(−x² / 2s²); see `gaussian`.
public final class Gaussian: Layer {
  /// s, where the curve bends from cap to flank.
  public let width: Double
  /// A layer without parameters; s = 1 unless given.
  public init(width: Double = 1) { self.width = width }
  /// e^(−x² / 2s²) of each element.
  public override func callAsFunction(_ input: Tensor) -> Tensor { gaussian(input, width: width) }
}

/// Radial basis functions: yₖ = e^(−‖x − cₖ‖² / 2sₖ²), near 1 for inputs near the center cₖ.
///
/// Input [batch, inputs], output [batch, units]; centers [units, inputs], widths [units]. Followed
/// by a `Linear` it is the Gaussian-kernel model of the lectures.
public final class RadialBasis: Layer {
  /// cₖ, one row a unit: [units, inputs].
  public let centers: Tensor
  /// sₖ [units].
  public let widths: Tensor

  /// Units at the given centers [units, inputs], often examples or the means that k-means finds,
  /// all of one width. Both are parameters.
  public init(centers: Tensor, width: Double = 1) {
    precondition(
      centers.rank == 2 && width > 0,
      "RadialBasis has centers [units, inputs] and a positive width; got \(centers.shape) and "
        + "\(width).")
    self.centers = centers
    widths = .full([centers.shape[0]], width, precision: centers.precision)
    super.init()
    for (parameter, name) in zip(parameters, ["centers", "widths"]) {
      parameter.name = name
      if parameter.operation == nil { parameter.requiresGradient = true }
    }
  }

  /// yₖ = e^(−‖x − cₖ‖² / 2sₖ²): [batch, inputs] → [batch, units].
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    precondition(
      input.rank == 2 && input.shape[1] == centers.shape[1],
      "RadialBasis with centers \(centers.shape) expects [batch, \(centers.shape[1])]; got "
        + "\(input.shape).")
    let away = input.expanded(at: 1) - centers  // [batch, units, inputs]
    return exp(square(away).sum(axis: -1) / (-2 * square(widths)))
  }

  /// The centers, then the widths.
  public override var parameters: [Tensor] { [centers, widths] }

  /// [batch, inputs] → [batch, units].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    inputShape.dropLast() + [centers.shape[0]]
  }

  /// A square for each number of a center and example.
  public override func macs(for inputShape: [Int]) -> Int {
    inputShape.dropLast().reduce(centers.count, *)
  }
}
