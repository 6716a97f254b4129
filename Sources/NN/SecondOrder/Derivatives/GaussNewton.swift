/// Gᵀ D G, the part of a loss's Hessian that needs only first derivatives of the outputs.
///
/// G [rows, parameters] holds the Jacobian rows ∇_w ẑ, D [rows] the loss's second derivative by
/// each output: 1 for ½ (z − ẑ)², β for noise of precision β, p (1 − p) for the logistic loss of a
/// score. It is never indefinite, and equals the Hessian where outputs are linear in w or the
/// residuals vanish. Without weights D = 1.
public func gaussNewtonMatrix(_ jacobian: Tensor, outputWeights: Tensor? = nil) -> Tensor {
  jacobian.requireMatrix("gaussNewtonMatrix")
  return withoutGradient {
    let g = jacobian.casted(to: .float64)
    guard let weights = outputWeights else { return matmul(g.transposed(), g) }
    precondition(
      weights.shape == [g.shape[0]],
      "gaussNewtonMatrix of a Jacobian of shape \(g.shape) needs [\(g.shape[0])] output weights; "
        + "got \(weights.shape).")
    return matmul(g.transposed() * weights, g)
  }
}

/// Gᵀ D G v without the matrix and without the Jacobian: two forward passes and one backward.
///
/// `outputs` computes the model's outputs, of any shape, from w [n] by differentiable operations. G v
/// is their change along v, by central differences; Gᵀ then is one backward pass with D G v upstream
/// (N. Schraudolph, Fast Curvature Matrix-Vector Products, 2002).
public func gaussNewtonProduct(
  of outputs: (Tensor) -> Tensor, at w: Tensor, times v: Tensor, outputWeights: Tensor? = nil,
  step: Double = 1e-5
) -> Tensor {
  let change = directionalDerivative(of: outputs, at: w, along: v, step: step)
  let leaf = w.detached().casted(to: .float64)
  // A cast may have returned the detached tensor itself; either way it is ours alone.
  leaf.requiresGradient = true
  let value = recordingGradient { outputs(leaf) }
  let upstream = withoutGradient { outputWeights.map { change * $0 } ?? change }
  return isolatedGradients(of: value, upstream: upstream, by: [leaf])[0]
}

/// G v, the change of a function's value as its argument moves along v, by central differences.
public func directionalDerivative(
  of function: (Tensor) -> Tensor, at w: Tensor, along v: Tensor, step: Double = 1e-5
) -> Tensor {
  precondition(
    v.shape == w.shape,
    "directionalDerivative needs a direction of the point's shape \(w.shape); got \(v.shape).")
  return withoutGradient {
    let (w, v) = (w.casted(to: .float64), v.casted(to: .float64))
    let length = v.norm().item
    if length == 0 { return 0 * function(w) }
    let h = step * max(1, w.norm().item) / length
    return (function(w + h * v) - function(w - h * v)) / (2 * h)
  }
}
