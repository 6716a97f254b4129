import Glibc

/// Positions as waves: PE[p, 2i] = sin(p / 10000^(2i/d)), PE[p, 2i+1] = cos of the same:
/// [length, features].
///
/// Each pair of columns is a clock hand that turns at its own speed, from one radian a step to
/// one in 10000; k steps further all hands have turned by fixed angles, so that a distance looks
/// the same everywhere. A. Vaswani and others, Attention Is All You Need, 2017. An odd d leaves
/// out the last cosine.
public func sinusoidalPositions(
  _ length: Int, features: Int, precision: Precision = .float32
) -> Tensor {
  precondition(
    length >= 0 && features > 0,
    "sinusoidalPositions needs positive lengths; got [\(length), \(features)].")
  var values: [Double] = []
  values.reserveCapacity(length * features)
  for position in 0..<length {
    for column in 0..<features {
      let pair = Double(column / 2 * 2)
      let angle = Double(position) / Glibc.pow(10_000, pair / Double(features))
      values.append(column % 2 == 0 ? Glibc.sin(angle) : Glibc.cos(angle))
    }
  }
  return Tensor(values, shape: [length, features], precision: precision)
}

/// x + PE: each position's wave added to what stands there, [batch…, length, features] → the same.
///
/// Without it attention does not know the order of its input. Nothing is learned.
public final class SinusoidalPositions: Layer {
  private var table: Tensor?

  /// Positions for any length and any number of features.
  public override init() {}

  /// x + PE.
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    precondition(
      input.rank >= 2, "Positions need [batch…, length, features]; got \(input.shape).")
    let shape = Array(input.shape.suffix(2))
    if table?.shape != shape || table?.precision != input.precision {
      table = sinusoidalPositions(shape[0], features: shape[1], precision: input.precision)
    }
    return input + table!
  }
}

/// x + P with a learned vector for each position: [batch…, length, features] → the same, for
/// lengths up to the longest.
///
/// P is normal with standard deviation 0.02 at first, as in GPT (A. Radford and others, 2018).
public final class LearnedPositions: Layer {
  /// P, [longest, features].
  public let weight: Tensor

  /// Positions 0 ..< longest.
  public convenience init(
    _ longest: Int, features: Int, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    self.init(
      weight: Initializer.normal(standardDeviation: 0.02).tensor(
        [longest, features], precision: precision, using: &generator))
  }

  /// Positions with these vectors, [longest, features].
  public init(weight: Tensor) {
    precondition(
      weight.rank == 2, "LearnedPositions' weight is [longest, features]; got \(weight.shape).")
    self.weight = weight
    super.init()
    weight.name = "weight"
    if weight.operation == nil { weight.requiresGradient = true }
  }

  /// x + P, its first rows if x is shorter than the longest.
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    precondition(
      input.rank >= 2 && input.shape[input.rank - 1] == weight.shape[1]
        && input.shape[input.rank - 2] <= weight.shape[0],
      "LearnedPositions for up to \(weight.shape[0]) positions of \(weight.shape[1]) features; "
        + "got \(input.shape).")
    let length = input.shape[input.rank - 2]
    return input + (length == weight.shape[0] ? weight : weight.rows(from: 0, to: length))
  }

  /// P.
  public override var parameters: [Tensor] { [weight] }
}
