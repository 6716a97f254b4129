/// Arithmetic on shapes: strides, axes counted from the end, broadcasting.
enum Shape {
  /// How far apart neighbours along each axis lie, in row-major order: [2, 3, 4] → [12, 4, 1].
  static func strides(_ shape: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: shape.count)
    for axis in stride(from: shape.count - 2, through: 0, by: -1) {
      strides[axis] = strides[axis + 1] * shape[axis + 1]
    }
    return strides
  }

  /// An axis counted from the front; −1 is the last.
  static func axis(_ axis: Int, rank: Int, of operation: String) -> Int {
    precondition(
      axis >= -rank && axis < rank,
      "\(operation) along axis \(axis): a tensor of rank \(rank) has axes \(-rank) to \(rank - 1)."
    )
    return axis < 0 ? axis + rank : axis
  }

  /// The shape that two shapes broadcast to: aligned at the right, a 1 or a missing axis repeats.
  static func broadcast(_ a: [Int], _ b: [Int], of operation: String) -> [Int] {
    if a == b { return a }
    var result = a.count >= b.count ? a : b
    for back in 1..<(min(a.count, b.count) + 1) {
      let (m, n) = (a[a.count - back], b[b.count - back])
      precondition(
        m == n || m == 1 || n == 1,
        "\(operation): shapes \(a) and \(b) do not broadcast (\(m) against \(n)).")
      result[result.count - back] = m == 1 ? n : m
    }
    return result
  }

  /// The strides with which a tensor of `shape` is read as one of the larger `target`: 0 where it
  /// repeats.
  static func broadcastStrides(_ shape: [Int], to target: [Int]) -> [Int] {
    let own = strides(shape)
    let missing = target.count - shape.count
    return target.indices.map { axis in
      axis < missing || shape[axis - missing] == 1 ? 0 : own[axis - missing]
    }
  }
}

/// A walk over two strided arrays side by side, with as few and as long runs as they allow.
///
/// Axes of length 1 are dropped, and neighbouring axes that both arrays cross without a jump are
/// merged, so that equal shapes become one run. The last axis is the run; `forEachRun` calls for
/// each with the two offsets at which it starts.
struct StridedWalk {
  private(set) var outer: [(length: Int, first: Int, second: Int)] = []
  private(set) var run = (length: 1, first: 1, second: 1)

  init(_ shape: [Int], _ first: [Int], _ second: [Int]) {
    var axes: [(length: Int, first: Int, second: Int)] = []  // innermost first
    for axis in shape.indices.reversed() where shape[axis] != 1 {
      if let inner = axes.last, first[axis] == inner.first * inner.length,
        second[axis] == inner.second * inner.length
      {
        axes[axes.count - 1].length *= shape[axis]
      } else {
        axes.append((shape[axis], first[axis], second[axis]))
      }
    }
    if let innermost = axes.first {
      run = innermost
      outer = axes.dropFirst().reversed()
    }
    if shape.contains(0) { run.length = 0 }
  }

  /// The walk over planes of the last outer axis and the run.
  var withoutLastOuterAxis: StridedWalk {
    var walk = self
    walk.outer.removeLast()
    return walk
  }

  /// The walk at one index of the first outer axis.
  var withoutFirstOuterAxis: StridedWalk {
    var walk = self
    walk.outer.removeFirst()
    return walk
  }

  @inline(__always)
  func forEachRun(_ body: (_ first: Int, _ second: Int) -> Void) {
    guard run.length > 0 else { return }
    var index = [Int](repeating: 0, count: outer.count)
    var (first, second) = (0, 0)
    while true {
      body(first, second)
      var axis = outer.count - 1
      while axis >= 0 {
        index[axis] += 1
        first += outer[axis].first
        second += outer[axis].second
        if index[axis] < outer[axis].length { break }
        first -= outer[axis].first * outer[axis].length
        second -= outer[axis].second * outer[axis].length
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }
}
