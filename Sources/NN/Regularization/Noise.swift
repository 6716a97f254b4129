/// Normal noise added to the input in training; nothing is changed in use.
///
/// Small noise on the inputs acts like a penalty on the slope of the function that is learned
/// (C. Bishop, Training with Noise is Equivalent to Tikhonov Regularization, 1995).
public final class GaussianNoise: RandomLayer {
  /// σ, in the units of the input.
  public var standardDeviation: Double

  /// Noise with mean 0 and this standard deviation.
  public init(standardDeviation: Double, using generator: inout SeededGenerator) {
    precondition(
      standardDeviation >= 0,
      "A standard deviation is not negative; got \(standardDeviation).")
    self.standardDeviation = standardDeviation
    super.init(using: &generator)
  }

  /// x + σ z, with new normal numbers z in every forward pass of training.
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    guard isTraining, standardDeviation > 0 else { return input }
    let noise = draw {
      Tensor.normal(
        input.shape, standardDeviation: standardDeviation, precision: input.precision, using: &$0)
    }
    return input + noise
  }
}

/// Runs `body`, usually a forward and a backward pass, with normal noise on the parameters, and
/// then gives them their values back.
///
/// ```swift
/// withWeightNoise(model.parameters, standardDeviation: 0.05, using: &generator) {
///   loss(model, batch).backward()
/// }
/// optimizer.step()
/// ```
/// The gradients are those at the noisy weights, so a minimum is preferred that is flat. K.-C. Jim,
/// C. Giles and B. Horne, An Analysis of Noise in Recurrent Neural Networks, 1996.
public func withWeightNoise<Result>(
  _ parameters: [Tensor], standardDeviation: Double, using generator: inout SeededGenerator,
  _ body: () throws -> Result
) rethrows -> Result {
  let clean = parameters.map { $0.detached() }
  defer { for (parameter, value) in zip(parameters, clean) { parameter.assign(value) } }
  for (parameter, value) in zip(parameters, clean) {
    let noise = Tensor.normal(
      value.shape, standardDeviation: standardDeviation, precision: value.precision,
      using: &generator)
    parameter.assign(value + noise)
  }
  return try body()
}
