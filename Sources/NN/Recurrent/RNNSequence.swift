/// The simple network's step on vectors; `ElmanCell` is its definition.
struct ElmanStep: FusedStep {
  let activation: ElmanCell.Activation

  var sums: Int { 1 }
  var memories: Int { 0 }

  @inline(__always)
  func forward<S: Scalar>(
    _ sums: Lanes<S>, hidden: SIMD16<S>, before: Lanes<S>, after: Lanes<S>
  ) -> SIMD16<S> {
    let sum = sums[0]
    let h =
      switch activation {
      case .logistic: logistic(sum)
      case .tanh: hyperbolicTangent(sum)
      case .relu: passed(sum, where: sum)
      }
    sums[0] = h
    return h
  }

  @inline(__always)
  func backward<S: Scalar>(
    _ gradient: SIMD16<S>, _ gates: Lanes<S>, hidden: SIMD16<S>, before: Lanes<S>,
    after: Lanes<S>, carried: Lanes<S>
  ) -> SIMD16<S> {
    let h = gates[0]
    switch activation {
    case .logistic: gates[0] = gradient * (h * (1 - h))
    case .tanh: gates[0] = gradient * (1 - h * h)
    case .relu: gates[0] = passed(gradient, where: h)
    }
    return .zero
  }
}

extension ElmanCell {
  /// All steps from `state` as one operation.
  func sequence(
    _ input: Tensor, from state: RecurrentState, reversed: Bool
  ) -> (outputs: Tensor, state: RecurrentState) {
    FusedSequence.run(
      ElmanStep(activation: activation), "rnn", input, from: state,
      weight: concat([recurrentWeight, inputWeight], axis: 1), bias: summedBias,
      reversed: reversed)
  }
}
