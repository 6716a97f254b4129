extension FusedSequence {
  /// Calls `body` with the weights packed for the products of one direction, and the bias.
  ///
  /// Forward [h | x] is multiplied by Wᵀ; backward the gradients of the sums by W, whose columns
  /// are cut off after h if x wants no gradient.
  func withWeights<S: Scalar>(
    _: S.Type, backward: Bool, _ body: (PackedMatrix<S>, UnsafePointer<S>) -> Void
  ) {
    let (sumWidth, width) = (layout.sumWidth(step), layout.width)
    withScratch(S.self, sumWidth * (width + 1)) { padded in
      let paddedBias = padded + sumWidth * width
      pad(into: padded, bias: paddedBias)
      let depth = backward ? step.sums * layout.units : width
      let columns = !backward ? sumWidth : input.wantsGradient ? width : layout.units
      withScratch(S.self, PackedMatrix<S>.count(depth: depth, columns: columns)) { panels in
        let matrix = PackedMatrix(
          padded, stride: width, transposed: !backward, depth: depth, columns: columns,
          into: panels)
        body(matrix, paddedBias)
      }
    }
  }

  /// W and b with zeros for the units that do not exist.
  private func pad<S: Scalar>(
    into padded: UnsafeMutablePointer<S>, bias paddedBias: UnsafeMutablePointer<S>
  ) {
    let (hidden, inputs, width) = (layout.hidden, layout.inputs, layout.width)
    let sumWidth = layout.sumWidth(step)
    let source = weight.pointer(S.self)
    if hidden < layout.units || step.sums * layout.units < sumWidth {
      padded.update(repeating: 0, count: sumWidth * width)
    }
    paddedBias.update(repeating: 0, count: sumWidth)
    for sum in 0..<step.sums {
      for unit in 0..<hidden {
        let from = source + (sum * hidden + unit) * (hidden + inputs)
        let to = padded + (sum * layout.units + unit) * width
        to.update(from: from, count: hidden)
        (to + layout.units).update(from: from + hidden, count: inputs)
      }
      if let bias {
        (paddedBias + sum * layout.units).update(
          from: bias.pointer(S.self) + sum * hidden, count: hidden)
      }
    }
  }

  /// The sum over the groups, in order, without the units that do not exist.
  func addWeightSums<S: Scalar>(
    _: S.Type, _ sums: Tensor, into buffer: Tensor, _ accumulate: Bool
  ) {
    let (hidden, inputs, width) = (layout.hidden, layout.inputs, layout.width)
    let size = layout.sumWidth(step) * width
    let (source, target) = (sums.pointer(S.self), buffer.pointer(S.self))
    addUp(source, groups: layout.groups, size: size)
    for sum in 0..<step.sums {
      for unit in 0..<hidden {
        let from = source + (sum * layout.units + unit) * width
        let to = target + (sum * hidden + unit) * (hidden + inputs)
        move(from, to: to, count: hidden, accumulate)
        move(from + layout.units, to: to + hidden, count: inputs, accumulate)
      }
    }
  }

  /// The sum over the groups, in order, without the units that do not exist.
  func addBiasSums<S: Scalar>(
    _: S.Type, _ sums: Tensor, into buffer: Tensor, _ accumulate: Bool
  ) {
    let (source, target) = (sums.pointer(S.self), buffer.pointer(S.self))
    addUp(source, groups: layout.groups, size: layout.sumWidth(step))
    for sum in 0..<step.sums {
      move(
        source + sum * layout.units, to: target + sum * layout.hidden, count: layout.hidden,
        accumulate)
    }
  }
}

/// Adds all groups to the first.
private func addUp<S: Scalar>(_ sums: UnsafeMutablePointer<S>, groups: Int, size: Int) {
  for group in 1..<max(groups, 1) { add(sums + group * size, to: sums, count: size) }
}

private func move<S: Scalar>(
  _ source: UnsafePointer<S>, to target: UnsafeMutablePointer<S>, count: Int, _ accumulate: Bool
) {
  if accumulate {
    add(source, to: target, count: count)
  } else {
    target.update(from: source, count: count)
  }
}

/// target += source, in vectors as far as they go.
@inline(__always)
func add<S: Scalar>(_ source: UnsafePointer<S>, to target: UnsafeMutablePointer<S>, count: Int) {
  let whole = count & ~15
  for i in stride(from: 0, to: whole, by: 16) {
    let sum =
      UnsafeRawPointer(target + i).loadUnaligned(as: SIMD16<S>.self)
      + UnsafeRawPointer(source + i).loadUnaligned(as: SIMD16<S>.self)
    UnsafeMutableRawPointer(target + i).storeBytes(of: sum, as: SIMD16<S>.self)
  }
  for i in whole..<count { target[i] += source[i] }
}
