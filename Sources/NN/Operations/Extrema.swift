extension Tensor {
  /// The largest element. Its gradient is shared equally among all that are equally large.
  public func max() -> Tensor { max(axes: Array(0..<rank)) }

  /// The largest element along an axis; −1 is the last.
  public func max(axis: Int, keepDimensions: Bool = false) -> Tensor {
    max(axes: [axis], keepDimensions: keepDimensions)
  }

  /// The largest element along several axes.
  public func max(axes: [Int], keepDimensions: Bool = false) -> Tensor {
    extremum("max", axes: axes, keepDimensions, seeking: 1)
  }

  /// The smallest element. Its gradient is shared equally among all that are equally small.
  public func min() -> Tensor { min(axes: Array(0..<rank)) }

  /// The smallest element along an axis; −1 is the last.
  public func min(axis: Int, keepDimensions: Bool = false) -> Tensor {
    min(axes: [axis], keepDimensions: keepDimensions)
  }

  /// The smallest element along several axes.
  public func min(axes: [Int], keepDimensions: Bool = false) -> Tensor {
    extremum("min", axes: axes, keepDimensions, seeking: -1)
  }

  /// Where the largest element along an axis is, the first of equals; row-major over the other
  /// axes: for scores [examples, classes] and axis 1 the class of each example.
  public func argmax(axis: Int = -1) -> [Int] {
    let group = AxisGroup(self, [axis], of: "argmax")
    var result = [Int](repeating: 0, count: group.outer * group.inner)
    switch precision {
    case .float32: findMaximum(Float.self, group, into: &result)
    case .float64: findMaximum(Double.self, group, into: &result)
    }
    return result
  }

  private func extremum(
    _ name: String, axes: [Int], _ keepDimensions: Bool, seeking sign: Int
  ) -> Tensor {
    let reduced = ReducedShape(shape, axes, of: name)
    let group = withoutGradient { AxisGroup(self, axes, of: name) }
    let y = Tensor(uninitialized: reduced.kept, precision)
    switch precision {
    case .float32: findExtremum(Float.self, group, Float(sign), into: y)
    case .float64: findExtremum(Double.self, group, Double(sign), into: y)
    }
    return y.viewed(as: keepDimensions ? reduced.kept : reduced.dropped)
      .recorded(name, self, twice: true) { gradient, y in
        // 1 at the extreme elements, and how many of them share each gradient.
        let winners = self .== y.detached().viewed(as: reduced.kept)
        let share = gradient.reshaped(reduced.kept) / winners.summed(to: reduced.kept)
        self.receive(winners * share)
      }
  }
}

private func findExtremum<S: Scalar>(_: S.Type, _ group: AxisGroup, _ sign: S, into y: Tensor) {
  let (source, target) = (group.tensor.pointer(S.self), y.pointer(S.self))
  var position = 0
  group.forEachLane { start in
    var best = source[start]
    for k in 1..<Swift.max(group.length, 1) {
      let candidate = source[start + k * group.inner]
      if sign * candidate > sign * best || candidate.isNaN { best = candidate }
    }
    target[position] = best
    position += 1
  }
}

private func findMaximum<S: Scalar>(_: S.Type, _ group: AxisGroup, into result: inout [Int]) {
  let source = group.tensor.pointer(S.self)
  var position = 0
  group.forEachLane { start in
    var best = 0
    for k in 1..<Swift.max(group.length, 1)
    where source[start + k * group.inner] > source[start + best * group.inner] {
      best = k
    }
    result[position] = best
    position += 1
  }
}
