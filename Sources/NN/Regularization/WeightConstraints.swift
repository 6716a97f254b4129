// Steps on the weights themselves, to be made after an optimizer's. Nothing is recorded. Biases, the
// parameters with one axis, are left alone unless asked for.

/// w ← (1 − η γ) w: weight decay apart from the gradient, with the optimizer's rate η.
///
/// After plain gradient descent it is the same as `l2Penalty` to first order in η; with rules that
/// scale the gradient it is not (see `AdamW`).
public func decayWeights(
  _ parameters: [Tensor], decay: Double, learningRate: Double, includingBiases: Bool = false
) {
  change(parameters, includingBiases) { (1 - learningRate * decay) * $0 }
}

/// w ← sign(w) max(0, |w| − η λ₁) / (1 + η λ₂): the proximal step of `elasticNetPenalty`, for λ₂ = 0
/// that of `l1Penalty`. Small weights become exactly 0.
///
/// With gradient steps on the loss alone between, this is iterative shrinkage and thresholding,
/// which solves the lasso if η is at most 1 / the loss's largest curvature. I. Daubechies and
/// others, 2004.
public func shrinkWeights(
  _ parameters: [Tensor], l1: Double, l2: Double = 0, learningRate: Double,
  includingBiases: Bool = false
) {
  let threshold = learningRate * l1
  change(parameters, includingBiases) { w in
    (w - clamp(w, from: -threshold, to: threshold)) / (1 + learningRate * l2)
  }
}

/// Scales every row whose norm is above c down to c: the weights [outputs, inputs…] into one unit
/// then are at most c long, however large the rate. N. Srivastava and others, Dropout, 2014.
public func limitRowNorms(_ parameters: [Tensor], to limit: Double) {
  precondition(limit > 0, "limitRowNorms has a positive limit; got \(limit).")
  change(parameters, false) { w in
    let norms = sqrt(square(w).sum(axes: Array(1..<w.rank), keepDimensions: true))
    return select(norms .> limit, w * (limit / norms), w)
  }
}

private func change(
  _ parameters: [Tensor], _ includingBiases: Bool, _ step: (Tensor) -> Tensor
) {
  withoutGradient {
    for parameter in parameters where includingBiases || parameter.rank >= 2 {
      parameter.assign(step(parameter))
    }
  }
}
