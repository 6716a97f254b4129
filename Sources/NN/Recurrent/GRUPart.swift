/// What the GRU that resets before the product does beside its two products, on some rows of the
/// batch; `GRUCell` is its definition.
struct GRUPart<S: Scalar> {
  /// [h | x], and r and z.
  let outer: SequencePart<S>
  /// [r h | x], and n.
  let inner: SequencePart<S>

  /// Where the numbers of all parts begin.
  struct Whole {
    let outer: SequencePart<S>.Whole
    let inner: SequencePart<S>.Whole
  }

  init(_ layout: SequenceLayout, _ number: Int, _ whole: Whole) {
    outer = SequencePart(layout, number, whole.outer)
    inner = SequencePart(layout, number, whole.inner)
  }

  @inline(__always)
  private func gates(_ t: Int, _ index: Int, _ unit: Int) -> Lanes<S> {
    Lanes(outer.gates(t) + index * outer.sumWidth + unit, stride: outer.layout.units)
  }

  @inline(__always)
  private func candidate(_ t: Int, _ index: Int, _ unit: Int) -> Lanes<S> {
    Lanes(inner.gates(t) + index * inner.sumWidth + unit, stride: 0)
  }

  @inline(__always)
  private func hidden(_ t: Int, _ index: Int, _ unit: Int) -> Lanes<S> {
    Lanes(outer.row(t) + index * outer.layout.width + unit, stride: 0)
  }

  @inline(__always)
  private func resetHidden(_ t: Int, _ index: Int, _ unit: Int) -> Lanes<S> {
    Lanes(inner.row(t) + index * inner.layout.width + unit, stride: 0)
  }

  @inline(__always)
  private func forEach(_ body: (_ index: Int, _ unit: Int) -> Void) {
    for unit in stride(from: 0, to: outer.layout.units, by: 16) {
      for index in 0..<outer.count { body(index, unit) }
    }
  }
}

extension GRUPart {
  /// r, z, and r h.
  func reset(_ t: Int) {
    forEach { index, unit in
      let gates = gates(t, index, unit)
      let r = logistic(gates[0])
      gates[0] = r
      gates[1] = logistic(gates[1])
      resetHidden(t, index, unit)[0] = r * hidden(t, index, unit)[0]
    }
  }

  /// n, and the new h = h + u (n − h), where u is z or 1 − z.
  func update(_ t: Int, takesNew: Bool) {
    forEach { index, unit in
      let z = gates(t, index, unit)[1]
      let n = hyperbolicTangent(candidate(t, index, unit)[0])
      let h = hidden(t, index, unit)[0]
      candidate(t, index, unit)[0] = n
      hidden(t + 1, index, unit)[0] = h.addingProduct(takesNew ? z : 1 - z, n - h)
    }
  }

  /// From ∂L/∂h after the step to the sums of z and n, and to the h before.
  func backwardUpdate(
    _ t: Int, _ state: StateGradient<S>, takesNew: Bool, biasSums: UnsafeMutablePointer<S>
  ) {
    forEach { index, unit in
      let gradient = Lanes(state.rows + index * state.stride + unit, stride: 0)
      let gates = gates(t, index, unit)
      let (z, n) = (gates[1], candidate(t, index, unit)[0])
      let u = takesNew ? z : 1 - z
      let du = gradient[0] * (n - hidden(t, index, unit)[0]) * (z * (1 - z))
      let dn = gradient[0] * u * (1 - n * n)
      gates[1] = takesNew ? du : -du
      candidate(t, index, unit)[0] = dn
      gradient[0] -= gradient[0] * u
      Lanes(biasSums + unit, stride: 0)[0] += dn
    }
  }

  /// From ∂L/∂[r h | x] to the sum of r, to h and to x.
  func backwardReset(
    _ t: Int, _ reset: StateGradient<S>, _ state: StateGradient<S>,
    biasSums: UnsafeMutablePointer<S>
  ) {
    let units = outer.layout.units
    forEach { index, unit in
      let gradient = Lanes(reset.rows + index * reset.stride + unit, stride: 0)[0]
      let gates = gates(t, index, unit)
      let r = gates[0]
      gates[0] = gradient * hidden(t, index, unit)[0] * (r * (1 - r))
      Lanes(state.rows + index * state.stride + unit, stride: 0)[0] += gradient * r
      let bias = Lanes(biasSums + unit, stride: units)
      bias[0] += gates[0]
      bias[1] += gates[1]
    }
    for index in 0..<outer.count {
      let start = index * state.stride + units
      (state.rows + start).update(from: reset.rows + start, count: state.stride - units)
    }
  }
}
