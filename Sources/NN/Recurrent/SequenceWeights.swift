/// The weights of a sequence's sums W·[h, x] + b, and how they are laid out for its products.
struct SequenceWeights {
  let layout: SequenceLayout
  /// How many sums a unit has.
  let sums: Int
  /// W, [sums · hidden, hidden + inputs].
  let weight: Tensor
  /// b, [sums · hidden].
  let bias: Tensor?

  /// A row of a step's sums, rounded up to whole panels of a packed matrix.
  var sumWidth: Int { PackedMatrix<Float>.rounded(sums * layout.units) }

  /// Calls `body` with the weights packed for the products of one direction, and the bias.
  ///
  /// Forward [h | x] is multiplied by Wᵀ; backward the gradients of the sums by W, whose columns
  /// are cut off after h if x wants no gradient.
  func withPacked<S: Scalar>(
    _: S.Type, backward: Bool, wantsInput: Bool = true,
    _ body: (PackedMatrix<S>, UnsafePointer<S>) -> Void
  ) {
    let width = layout.width
    withScratch(S.self, sumWidth * (width + 1)) { padded in
      let paddedBias = padded + sumWidth * width
      pad(into: padded, bias: paddedBias)
      let depth = backward ? sums * layout.units : width
      let columns = !backward ? sumWidth : wantsInput ? width : layout.units
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
    let source = weight.pointer(S.self)
    if sums * hidden < sumWidth { padded.update(repeating: 0, count: sumWidth * width) }
    paddedBias.update(repeating: 0, count: sumWidth)
    for sum in 0..<sums {
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
}

/// The gradients of a sequence's weights: one sum for each group of parts, so that groups may run
/// on different threads; the groups are added up in their order.
struct WeightSums {
  private let weights: SequenceWeights
  private let weightSums: Tensor
  private let biasSums: Tensor

  init(_ weights: SequenceWeights) {
    self.weights = weights
    let precision = weights.weight.precision
    let groups = weights.layout.groups
    weightSums = Tensor(
      uninitialized: [groups, weights.sumWidth, weights.layout.width], precision)
    biasSums = .zeros([groups, weights.sumWidth], precision: precision)
  }

  /// Where a group's sums begin.
  func group<S: Scalar>(_: S.Type, _ group: Int) -> GroupSums<S> {
    let sumWidth = weights.sumWidth
    return GroupSums(
      weight: weightSums.pointer(S.self) + group * sumWidth * weights.layout.width,
      bias: biasSums.pointer(S.self) + group * sumWidth)
  }

  /// Hands the sums on to the weight and the bias, without the units that do not exist.
  func send<S: Scalar>(_: S.Type) {
    let layout = weights.layout
    weights.weight.receive { buffer, accumulate in
      let (source, target) = (weightSums.pointer(S.self), buffer.pointer(S.self))
      addUp(source, groups: layout.groups, size: weights.sumWidth * layout.width)
      for sum in 0..<weights.sums {
        for unit in 0..<layout.hidden {
          let from = source + (sum * layout.units + unit) * layout.width
          let to = target + (sum * layout.hidden + unit) * (layout.hidden + layout.inputs)
          move(from, to: to, count: layout.hidden, accumulate)
          move(from + layout.units, to: to + layout.hidden, count: layout.inputs, accumulate)
        }
      }
    }
    weights.bias?.receive { buffer, accumulate in
      let (source, target) = (biasSums.pointer(S.self), buffer.pointer(S.self))
      addUp(source, groups: layout.groups, size: weights.sumWidth)
      for sum in 0..<weights.sums {
        move(
          source + sum * layout.units, to: target + sum * layout.hidden, count: layout.hidden,
          accumulate)
      }
    }
  }
}

/// Where one group adds up the gradients of the weight and the bias.
struct GroupSums<S: Scalar> {
  let weight: UnsafeMutablePointer<S>
  let bias: UnsafeMutablePointer<S>
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
