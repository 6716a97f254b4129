// How a Turing machine finds its place: first by content, then by moving from there. A. Graves and
// others, Neural Turing Machines, 2014. Weights are [batch…, slots] and stay non-negative with sum
// 1 through every step.

/// The cosine of the angle between a key and each slot: k · Mᵢ / (‖k‖ ‖Mᵢ‖), [batch…, slots].
///
/// Key [batch…, width], memory [batch…, slots, width]. The norms are √(Σ x² + ε): a plain root has
/// an infinite slope at 0, and an empty memory would turn every gradient into NaN. With ε the
/// cosine of a zero vector is 0, and so is its gradient's first factor.
public func cosineSimilarity(_ key: Tensor, _ memory: Tensor, epsilon: Double = 1e-6) -> Tensor {
  precondition(
    memory.rank >= 2 && key.rank == memory.rank - 1
      && key.shape[key.rank - 1] == memory.shape[memory.rank - 1],
    "cosineSimilarity compares keys [batch…, width] with a memory [batch…, slots, width]; got "
      + "\(key.shape) and \(memory.shape).")
  precondition(epsilon > 0, "cosineSimilarity needs ε > 0; got \(epsilon).")
  func norm(_ x: Tensor) -> Tensor { sqrt(square(x).sum(axis: -1) + epsilon) }
  return dotProductScores(key, memory) / (norm(key).expanded(at: -1) * norm(memory))
}

/// Content: softmax(β cos(k, Mᵢ)), [batch…, slots]. The larger β ≥ 0, [batch…, 1], the more the
/// best match gets.
public func contentAddress(
  _ key: Tensor, _ memory: Tensor, strength: Tensor, epsilon: Double = 1e-6
) -> Tensor {
  softmax(strength * cosineSimilarity(key, memory, epsilon: epsilon))
}

/// Interpolation: g a + (1 − g) b, with the gate g [batch…, 1] from 0 (stay at `previous`) to 1
/// (go to `content`).
public func interpolate(_ previous: Tensor, _ content: Tensor, gate: Tensor) -> Tensor {
  gate * content + (1 - gate) * previous
}

/// Circular shift: wᵢ ← Σⱼ s(j) w(i − j), indices modulo the slots.
///
/// Shift [batch…, 2 r + 1] holds s(−r), …, s(r), a softmax's value, say: s(1) = 1 moves all
/// attention one slot on, and from the last to the first; s spread out blurs it.
public func circularShift(_ weights: Tensor, by shift: Tensor) -> Tensor {
  precondition(
    shift.rank == weights.rank && shift.rank >= 1 && shift.shape[shift.rank - 1] % 2 == 1,
    "circularShift needs an odd number of shifts [batch…, 2 r + 1] for weights \(weights.shape); "
      + "got \(shift.shape).")
  let reach = shift.shape[shift.rank - 1] / 2
  let terms = (-reach...reach).map { step in
    shift.slice(axis: -1, from: step + reach, to: step + reach + 1)
      * weights.rolled(by: step)
  }
  return terms.dropFirst().reduce(terms[0], +)
}

/// Sharpening: wᵢ^γ / Σⱼ wⱼ^γ, with γ ≥ 1, [batch…, 1], which undoes what shifting blurred.
///
/// w^γ = e^(γ log(w + ε)): without ε the slope by γ at w = 0 would be 0 · log 0.
public func sharpen(_ weights: Tensor, exponent: Tensor, epsilon: Double = 1e-8) -> Tensor {
  softmax(exponent * log(weights + epsilon))
}
