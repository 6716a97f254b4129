/// y = x / (k + α Σ x²)^β with the sum over `size` neighbouring channels, around each its own.
///
/// x [batch, channels, …]. Beyond the first and last channel there is nothing to sum; of an even
/// size one neighbour more lies before than behind. Strong answers suppress their neighbours'.
/// A. Krizhevsky and others, ImageNet Classification with Deep Convolutional Neural Networks,
/// 2012, whose constants are the defaults.
///
/// - Parameter dividesBySize: Common libraries divide α by the size; the paper, and this function
///   unless told otherwise, does not.
public func localResponseNorm(
  _ x: Tensor, size: Int = 5, alpha: Double = 1e-4, beta: Double = 0.75, k: Double = 2,
  dividesBySize: Bool = false
) -> Tensor {
  precondition(x.rank >= 2, "localResponseNorm expects [batch, channels, …]; got \(x.shape).")
  precondition(size > 0, "localResponseNorm needs a positive number of channels; got \(size).")
  let channels = x.shape[1]
  // The sum over neighbours is a product with a matrix of ones along the diagonal.
  var band = [Double](repeating: 0, count: channels * channels)
  for channel in 0..<channels {
    let first = max(channel - size / 2, 0)
    let end = min(channel - size / 2 + size, channels)
    for neighbour in first..<end { band[channel * channels + neighbour] = 1 }
  }
  let neighbours = Tensor(band, shape: [channels, channels], precision: x.precision)
  let flat = x.reshaped([x.shape[0], channels, x.shape.dropFirst(2).reduce(1, *)])
  let weight = dividesBySize ? alpha / Double(size) : alpha
  let divisor = k + weight * neighbours.matmul(square(flat))  // [batch, channels, places]
  // d^−β by exponential and logarithm, both of which are vectorized.
  return (flat * exp(log(divisor) * -beta)).reshaped(x.shape)
}

/// Local response normalization as a layer without parameters; see `localResponseNorm`.
public final class LocalResponseNorm: Layer {
  /// The neighbouring channels, each channel itself included.
  public let size: Int
  /// α, the weight of the sum of squares.
  public let alpha: Double
  /// β, the exponent.
  public let beta: Double
  /// k, what the divisor is where all is zero, before the exponent.
  public let k: Double
  /// Whether α is divided by the size.
  public let dividesBySize: Bool

  /// AlexNet's constants unless others are given.
  public init(
    size: Int = 5, alpha: Double = 1e-4, beta: Double = 0.75, k: Double = 2,
    dividesBySize: Bool = false
  ) {
    self.size = size
    self.alpha = alpha
    self.beta = beta
    self.k = k
    self.dividesBySize = dividesBySize
  }

  /// x / (k + α Σ x²)^β, in the input's shape.
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    localResponseNorm(
      input, size: size, alpha: alpha, beta: beta, k: k, dividesBySize: dividesBySize)
  }
}
