/// The step on vectors of the GRU that resets after the product; `GRUCell` is its definition.
///
/// Its sums are those of r and z, Uₙ h + b′ₙ and Wₙ x + bₙ, which r keeps apart.
struct GRUStep: FusedStep {
  let takesNew: Bool

  var sums: Int { 4 }
  var memories: Int { 0 }

  @inline(__always)
  func forward<S: Scalar>(
    _ sums: Lanes<S>, hidden: SIMD16<S>, before: Lanes<S>, after: Lanes<S>
  ) -> SIMD16<S> {
    let r = logistic(sums[0])
    let z = logistic(sums[1])
    let n = hyperbolicTangent(sums[3].addingProduct(r, sums[2]))
    (sums[0], sums[1], sums[3]) = (r, z, n)
    return hidden.addingProduct(takesNew ? z : 1 - z, n - hidden)
  }

  /// With h = h′ + u (n − h′), where u is z or 1 − z.
  @inline(__always)
  func backward<S: Scalar>(
    _ gradient: SIMD16<S>, _ gates: Lanes<S>, hidden: SIMD16<S>, before: Lanes<S>,
    after: Lanes<S>, carried: Lanes<S>
  ) -> SIMD16<S> {
    let (r, z, fromState, n) = (gates[0], gates[1], gates[2], gates[3])
    let u = takesNew ? z : 1 - z
    let du = gradient * (n - hidden) * (z * (1 - z))
    let dn = gradient * u * (1 - n * n)
    gates[0] = dn * fromState * (r * (1 - r))
    gates[1] = takesNew ? du : -du
    gates[2] = dn * r
    gates[3] = dn
    return gradient - gradient * u
  }
}

extension GRUCell {
  /// All steps from `state` as one operation.
  func sequence(
    _ input: Tensor, from state: RecurrentState, reversed: Bool
  ) -> (outputs: Tensor, state: RecurrentState) {
    let gates = 0..<2 * hidden
    let candidate = 2 * hidden..<3 * hidden
    let takesNew = update == .takesNew
    let gateWeight = concat([recurrentWeight[gates], inputWeight[gates]], axis: 1)
    let (first, second) = (complete(bias), complete(recurrentBias))
    switch reset {
    case .beforeProduct:
      let candidateWeight = concat([recurrentWeight[candidate], inputWeight[candidate]], axis: 1)
      return GRUResetSequence.run(
        input, from: state, gateWeight: gateWeight, gateBias: summedBias?[gates],
        candidateWeight: candidateWeight, candidateBias: summedBias?[candidate],
        takesNew: takesNew, reversed: reversed)
    case .afterProduct:
      // Blocks of zeros keep the two sums of the candidate apart.
      func zeros(_ shape: Int...) -> Tensor { .zeros(shape, precision: inputWeight.precision) }
      let weight = concat([
        gateWeight,
        concat([recurrentWeight[candidate], zeros(hidden, inputs)], axis: 1),
        concat([zeros(hidden, hidden), inputWeight[candidate]], axis: 1),
      ])
      let bias = summedBias.map { sum in
        concat([
          sum[gates], second?[candidate] ?? zeros(hidden), first?[candidate] ?? zeros(hidden),
        ])
      }
      return FusedSequence.run(
        GRUStep(takesNew: takesNew), "gru", input, from: state, weight: weight, bias: bias,
        reversed: reversed)
    }
  }
}
