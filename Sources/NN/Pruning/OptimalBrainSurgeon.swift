/// Removes weights one at a time where the loss suffers least, and corrects the others.
///
/// Near a minimum the loss rises by ½ ΔwᵀQ Δw. Of all changes with Δwᵢ = −wᵢ the best is
///
///     Δw = −wᵢ / [Q⁻¹]ᵢᵢ · Q⁻¹ eᵢ,   at the cost of the saliency  Jᵢ = wᵢ² / 2[Q⁻¹]ᵢᵢ.
///
/// After each removal Q⁻¹ becomes the inverse of Q without row and column i, by the rank-one update
/// Q⁻¹ ← Q⁻¹ − Q⁻¹eᵢ eᵢᵀQ⁻¹ / [Q⁻¹]ᵢᵢ; Q itself is kept, though it would change with w. `pruned` computes
/// it anew. B. Hassibi and D. Stork, Second Order Derivatives for Network Pruning: Optimal Brain
/// Surgeon, 1993.
public struct OptimalBrainSurgeon {
  /// w [n]; removed ones are exactly 0.
  public private(set) var weights: Tensor
  /// Q⁻¹ [n, n]; rows and columns of removed weights are 0.
  public private(set) var inverseHessian: Tensor
  /// The indices of the weights not removed, in order.
  public private(set) var remaining: [Int]
  /// The μ that was added to Q's diagonal to make it positive definite; usually 0.
  public let shift: Double

  /// Weights at a minimum and the Hessian there. Where Q is not positive definite, as outer products
  /// of few examples are not, μI is added.
  ///
  /// - Parameter remaining: The weights that exist; the others are 0 already. All unless given.
  public init(
    weights: Tensor, hessian: Tensor, remaining: [Int]? = nil
  ) throws(LinearAlgebraError) {
    let n = weights.count
    precondition(
      weights.rank == 1 && hessian.shape == [n, n],
      "The surgeon of weights \(weights.shape) needs a Hessian [\(n), \(n)]; got "
        + "\(hessian.shape).")
    let indices = remaining ?? Array(0..<n)
    self.remaining = indices
    self.weights = weights.casted(to: .float64).detached()
    let wide = hessian.casted(to: .float64).detached()
    let part = wide.rows(indices).transposed().rows(indices)
    let (factor, shift) = try choleskyWithRetry(part)
    self.shift = shift
    let inverse = choleskySolve(factor, .identity(indices.count, precision: .float64)).values
    var full = [Double](repeating: 0, count: n * n)
    for (i, row) in indices.enumerated() {
      for (j, column) in indices.enumerated() {
        full[row * n + column] = inverse[i * indices.count + j]
      }
    }
    inverseHessian = Tensor(full, shape: [n, n], precision: .float64)
  }
}

extension OptimalBrainSurgeon {
  /// Jᵢ = wᵢ² / 2[Q⁻¹]ᵢᵢ of each weight: [n]; ∞ for those removed.
  public var saliencies: [Double] {
    let (w, inverse) = (weights.values, inverseHessian.values)
    var result = [Double](repeating: .infinity, count: w.count)
    for i in remaining { result[i] = w[i] * w[i] / (2 * inverse[i * w.count + i]) }
    return result
  }

  /// Sets weight i to 0 and corrects the others. Returns Jᵢ, by which the loss should rise.
  @discardableResult
  public mutating func remove(_ i: Int) -> Double {
    precondition(remaining.contains(i), "Weight \(i) is removed already, or there is none.")
    return withoutGradient {
      let column = inverseHessian[i]  // symmetric: row i is column i
      let diagonal = column[i].item
      let weight = weights[i].item
      remaining.removeAll { $0 == i }
      // Exactly 0 where something was removed, whatever rounding says.
      let mask = keeping(remaining, of: weights.count)
      weights = (weights - (weight / diagonal) * column) * mask
      let update = inverseHessian - outer(column, column) / diagonal
      inverseHessian = update * mask * mask.reshaped([mask.count, 1])
      return weight * weight / (2 * diagonal)
    }
  }

  /// Removes the weight of least saliency; of equal ones the first.
  @discardableResult
  public mutating func removeLeastSalient() -> (index: Int, saliency: Double) {
    precondition(!remaining.isEmpty, "All weights are removed already.")
    let saliencies = saliencies
    let index = remaining.min { saliencies[$0] < saliencies[$1] }!
    return (index, remove(index))
  }
}

/// 1 at the given indices, 0 elsewhere: [count], in float64.
func keeping(_ indices: [Int], of count: Int) -> Tensor {
  var values = [Double](repeating: 0, count: count)
  for index in indices { values[index] = 1 }
  return Tensor(values, precision: .float64)
}
