/// How the weight to remove next is chosen.
public enum PruningCriterion: String, Sendable, Hashable, CaseIterable {
  /// The smallest |w|. What the loss thinks of it is not asked.
  case magnitude
  /// The smallest ½ wᵢ² Qᵢᵢ, with the Hessian's diagonal only; the other weights stay as they are.
  /// Y. LeCun, J. Denker and S. Solla, Optimal Brain Damage, 1990.
  case optimalBrainDamage
  /// The smallest wᵢ² / 2[Q⁻¹]ᵢᵢ; the other weights are corrected. See `OptimalBrainSurgeon`.
  case optimalBrainSurgeon
}

/// Weights after pruning, and what was removed.
public struct PruningResult {
  /// w [n]; removed ones are 0.
  public let weights: Tensor
  /// The removed weights in order, each with its saliency by the criterion.
  public let removed: [(index: Int, saliency: Double)]

  /// The indices of the weights that are left.
  public var remaining: [Int] {
    let gone = Set(removed.map(\.index))
    return (0..<weights.count).filter { !gone.contains($0) }
  }
}

/// Removes `count` weights one after another, computing the Hessian anew at the weights left each
/// time.
///
/// - Parameters:
///   - weights: w [n], at a minimum.
///   - hessian: Q [n, n] at given weights, such as `gaussNewtonMatrix` of a model's Jacobian. Not
///     asked by `magnitude`.
public func pruned(
  _ weights: Tensor, removing count: Int, by criterion: PruningCriterion,
  hessian: (_ weights: Tensor) -> Tensor
) throws(LinearAlgebraError) -> PruningResult {
  precondition(
    weights.rank == 1 && (0...weights.count).contains(count),
    "Cannot remove \(count) weights of a vector of shape \(weights.shape).")
  var w = weights.casted(to: .float64).detached()
  var remaining = Array(0..<w.count)
  var removed: [(index: Int, saliency: Double)] = []
  for _ in 0..<count {
    let choice: (index: Int, saliency: Double)
    switch criterion {
    case .optimalBrainSurgeon:
      var surgeon = try OptimalBrainSurgeon(
        weights: w, hessian: hessian(w), remaining: remaining)
      choice = surgeon.removeLeastSalient()
      w = surgeon.weights
    case .optimalBrainDamage:
      let q = hessian(w)
      choice = least(of: remaining) { 0.5 * w[$0].item * w[$0].item * q[$0, $0].item }
    case .magnitude:
      choice = least(of: remaining) { w[$0].item.magnitude }
    }
    removed.append(choice)
    remaining.removeAll { $0 == choice.index }
    w = withoutGradient { w * keeping(remaining, of: w.count) }
  }
  return PruningResult(weights: w, removed: removed)
}

private func least(
  of indices: [Int], _ saliency: (Int) -> Double
) -> (index: Int, saliency: Double) {
  let saliencies = indices.map(saliency)
  let place = saliencies.indices.min { saliencies[$0] < saliencies[$1] }!
  return (indices[place], saliencies[place])
}
