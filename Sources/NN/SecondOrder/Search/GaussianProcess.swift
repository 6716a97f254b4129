import Glibc

/// Regression by a normal distribution over functions: a prediction with its own uncertainty.
///
/// Values at any points are jointly normal with covariance k(x, x′) = s² exp(−‖x − x′‖² / 2ℓ²): near
/// points have like values. Given y = f(x) + noise at the rows of X, with K = k(X, X) + σ² I, the
/// posterior at x has mean k(x, X) K⁻¹ y and variance k(x, x) − k(x, X) K⁻¹ k(X, x). C. Rasmussen and
/// C. Williams, Gaussian Processes for Machine Learning, 2006, algorithm 2.1.
public struct GaussianProcess {
  /// ℓ, the distance over which values are alike.
  public let lengthScale: Double
  /// s², the variance of values about the mean of the data.
  public let signalVariance: Double
  /// σ², the variance of the noise.
  public let noiseVariance: Double
  /// log p(y | X), by which hyperparameters are compared.
  public let logEvidence: Double

  private let points: Tensor
  private let offset: Double
  private let factor: Tensor
  private let weights: Tensor

  /// Conditions on values y [n] at the rows of X [n, d]. The mean of y is taken out first.
  ///
  /// - Parameter signalVariance: s²; the variance of y unless given.
  public init(
    _ x: Tensor, _ y: Tensor, lengthScale: Double, signalVariance: Double? = nil,
    noiseVariance: Double = 1e-6
  ) throws(LinearAlgebraError) {
    x.requireMatrix("GaussianProcess")
    precondition(
      y.shape == [x.shape[0]] && x.shape[0] > 0,
      "A Gaussian process of points \(x.shape) needs a value for each; got \(y.shape).")
    precondition(lengthScale > 0, "The length scale is positive; got \(lengthScale).")
    points = x.detached().casted(to: .float64)
    let values = y.detached().casted(to: .float64)
    offset = values.mean().item
    let centred = values - offset
    let count = Double(y.count)
    let variance = signalVariance ?? max(dot(centred, centred).item / count, 1e-12)
    self.lengthScale = lengthScale
    self.signalVariance = variance
    self.noiseVariance = noiseVariance
    let covariance =
      gaussianKernel(points, points, width: lengthScale) * variance
      + noiseVariance * .identity(y.count, precision: .float64)
    let factor = try choleskyWithRetry(covariance).factor
    self.factor = factor
    weights = choleskySolve(factor, centred)
    let halfLogDeterminant = (0..<y.count).reduce(0) { $0 + Glibc.log(factor[$1, $1].item) }
    logEvidence =
      -0.5 * dot(centred, weights).item - halfLogDeterminant
      - 0.5 * count * Glibc.log(2 * Double.pi)
  }

  /// The posterior mean and variance of f, without noise, at the rows of x [m, d]: two of [m].
  public func predict(_ x: Tensor) -> (mean: Tensor, variance: Tensor) {
    withoutGradient {
      let cross =
        gaussianKernel(x.casted(to: .float64), points, width: lengthScale) * signalVariance
      let mean = matmul(cross, weights) + offset
      // ‖L⁻¹ k‖² of each column; the factor's diagonal is positive.
      let whitened = try! triangularSolve(factor, cross.transposed())  // [n, m]
      let variance = signalVariance - square(whitened).sum(axis: 0)
      return (mean, maximum(variance, Tensor(0, precision: .float64)))
    }
  }
}

/// exp(−‖xᵢ − cⱼ‖² / 2w²) for the rows of x [n, d] and c [m, d]: [n, m].
///
/// The distances come from ‖x‖² − 2 x·c + ‖c‖², so two equal rows may be 10⁻⁸ apart, not 0.
func gaussianKernel(_ x: Tensor, _ centres: Tensor, width: Double) -> Tensor {
  exp(squaredDistances(x, centres) * (-0.5 / (width * width)))
}

/// ‖xᵢ − cⱼ‖² for the rows of two matrices: [n, d], [m, d] → [n, m].
func squaredDistances(_ x: Tensor, _ centres: Tensor) -> Tensor {
  let lengths =
    square(x).sum(axis: 1, keepDimensions: true) + square(centres).sum(axis: 1)  // [n, m]
  let distances = lengths - 2 * matmul(x, centres.transposed())
  return maximum(distances, Tensor(0, precision: distances.precision))
}
