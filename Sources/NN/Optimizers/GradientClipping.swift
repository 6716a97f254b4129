/// Scales all gradients together so that their norm is at most `limit`, and returns the norm they
/// had: √ of the sum of the squares of all their numbers.
///
/// One exploding gradient then cannot throw the parameters far off, and the direction stays. The
/// factor is min(1, limit / (norm + 10⁻⁶)), as PyTorch's. Parameters without a gradient are passed
/// over. R. Pascanu and others, On the Difficulty of Training Recurrent Neural Networks, 2013.
@discardableResult
public func clipGradientNorm(_ parameters: [Tensor], to limit: Double) -> Double {
  precondition(limit >= 0, "clipGradientNorm has a limit from 0; got \(limit).")
  let norm = parameters.compactMap(\.gradient).reduce(0) { $0 + squaredNorm($1) }.squareRoot()
  let factor = limit / (norm + 1e-6)
  if factor < 1 { scaleGradients(parameters, by: factor) }
  return norm
}

/// Cuts every number of every gradient to −limit…limit. Unlike `clipGradientNorm` it changes the
/// direction.
public func clipGradients(_ parameters: [Tensor], to limit: Double) {
  precondition(limit >= 0, "clipGradients has a limit from 0; got \(limit).")
  changeGradients(parameters) { clamp($0, from: -limit, to: limit) }
}

/// Multiplies every gradient by a factor.
///
/// For a batch too large for memory, call backward on k parts: gradients add up until they are set
/// to zero. If each part's loss is a mean, scaling by 1/k makes the sum the mean over the batch.
public func scaleGradients(_ parameters: [Tensor], by factor: Double) {
  changeGradients(parameters) { factor * $0 }
}

private func changeGradients(_ parameters: [Tensor], _ change: (Tensor) -> Tensor) {
  withoutGradient {
    for parameter in parameters {
      if let gradient = parameter.gradient { parameter.gradient = change(gradient) }
    }
  }
}

/// Σ x², added up in Double across tensors.
private func squaredNorm(_ x: Tensor) -> Double {
  switch x.precision {
  case .float32: Double(dotProduct(x.pointer(Float.self), x.pointer(Float.self), x.count))
  case .float64: dotProduct(x.pointer(Double.self), x.pointer(Double.self), x.count)
  }
}
