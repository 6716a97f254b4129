/// The LSTM's step on vectors; `LSTMCell` is its definition.
struct LSTMStep: FusedStep {
  var sums: Int { 4 }  // i, f, C̃, o
  var memories: Int { 2 }  // C, tanh C

  @inline(__always)
  func forward<S: Scalar>(
    _ sums: Lanes<S>, hidden: SIMD16<S>, before: Lanes<S>, after: Lanes<S>
  ) -> SIMD16<S> {
    let i = logistic(sums[0])
    let f = logistic(sums[1])
    let candidate = hyperbolicTangent(sums[2])
    let o = logistic(sums[3])
    let c = (i * candidate).addingProduct(f, before[0])
    let squashed = hyperbolicTangent(c)
    (sums[0], sums[1], sums[2], sums[3]) = (i, f, candidate, o)
    (after[0], after[1]) = (c, squashed)
    return o * squashed
  }

  /// With h = o tanh C and C = f C′ + i C̃, and a gate's derivative g (1 − g).
  @inline(__always)
  func backward<S: Scalar>(
    _ gradient: SIMD16<S>, _ gates: Lanes<S>, hidden: SIMD16<S>, before: Lanes<S>,
    after: Lanes<S>, carried: Lanes<S>
  ) -> SIMD16<S> {
    let (i, f, candidate, o) = (gates[0], gates[1], gates[2], gates[3])
    let squashed = after[1]
    let c = carried[0].addingProduct(gradient * o, 1 - squashed * squashed)
    carried[0] = c * f
    gates[0] = c * candidate * (i * (1 - i))
    gates[1] = c * before[0] * (f * (1 - f))
    gates[2] = c * i * (1 - candidate * candidate)
    gates[3] = gradient * squashed * (o * (1 - o))
    return .zero
  }
}

extension LSTMCell {
  /// All steps from `state` as one operation.
  func sequence(
    _ input: Tensor, from state: RecurrentState, reversed: Bool
  ) -> (outputs: Tensor, state: RecurrentState) {
    FusedSequence.run(
      LSTMStep(), "lstm", input, from: state,
      weight: concat([recurrentWeight, inputWeight], axis: 1), bias: summedBias,
      reversed: reversed)
  }
}

extension GatedCell {
  /// b + b′, or the one there is.
  var summedBias: Tensor? {
    guard let first = complete(bias), let second = complete(recurrentBias) else {
      return complete(bias) ?? complete(recurrentBias)
    }
    return first + second
  }
}
