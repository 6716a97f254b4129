/// A box in which hyperparameters are searched: a range for each.
///
/// Where a size matters by its order, as a learning rate does, search its logarithm.
public struct SearchSpace: Sendable, Hashable {
  /// The range of each coordinate.
  public let ranges: [ClosedRange<Double>]

  /// One range for each coordinate.
  public init(_ ranges: ClosedRange<Double>...) { self.init(ranges) }

  /// One range for each coordinate, from an array.
  public init(_ ranges: [ClosedRange<Double>]) {
    precondition(!ranges.isEmpty, "A search space needs at least one range.")
    self.ranges = ranges
  }

  /// The number of coordinates.
  public var dimension: Int { ranges.count }

  /// A point of the box, every one equally likely.
  public func draw(using generator: inout SeededGenerator) -> [Double] {
    ranges.map { generator.uniform(from: $0.lowerBound, to: $0.upperBound) }
  }

  /// The nearest point of the box.
  func clamped(_ point: [Double]) -> [Double] {
    zip(point, ranges).map { min(max($0, $1.lowerBound), $1.upperBound) }
  }
}

/// Tries points of a search space at random (J. Bergstra and Y. Bengio, Random Search for
/// Hyper-Parameter Optimization, 2012). In the result, `losses` is the best value after each try.
public func randomSearch(
  _ function: ([Double]) -> Double, in space: SearchSpace, evaluations: Int,
  using generator: inout SeededGenerator
) -> Minimization {
  precondition(evaluations >= 1, "A search needs at least one evaluation; got \(evaluations).")
  var log = SearchLog()
  for _ in 0..<evaluations { log.try(space.draw(using: &generator), function) }
  return log.result
}

/// Tries all points of a grid with `pointsPerAxis` values from end to end of each range: their number
/// grows as a power of the dimension. One point an axis is the middle.
public func gridSearch(
  _ function: ([Double]) -> Double, in space: SearchSpace, pointsPerAxis: Int
) -> Minimization {
  precondition(
    pointsPerAxis >= 1, "A grid needs at least one point an axis; got \(pointsPerAxis).")
  var log = SearchLog()
  var index = [Int](repeating: 0, count: space.dimension)
  while true {
    let point = zip(index, space.ranges).map { position, range in
      let part = pointsPerAxis == 1 ? 0.5 : Double(position) / Double(pointsPerAxis - 1)
      return range.lowerBound + part * (range.upperBound - range.lowerBound)
    }
    log.try(point, function)
    var axis = space.dimension - 1
    while axis >= 0 {
      index[axis] += 1
      if index[axis] < pointsPerAxis { break }
      index[axis] = 0
      axis -= 1
    }
    if axis < 0 { return log.result }
  }
}

/// The points that a search tried, and the best so far.
struct SearchLog {
  private(set) var points: [[Double]] = []
  private(set) var values: [Double] = []
  private(set) var best: (point: [Double], value: Double)?
  private var bestSoFar: [Double] = []

  /// Evaluates the function, and returns its value; NaN counts as infinitely bad.
  @discardableResult
  mutating func `try`(_ point: [Double], _ function: ([Double]) -> Double) -> Double {
    let found = function(point)
    let value = found.isNaN ? .infinity : found
    points.append(point)
    values.append(value)
    if best == nil || value < best!.value { best = (point, value) }
    bestSoFar.append(best!.value)
    return value
  }

  /// What was found; at least one point was tried.
  var result: Minimization {
    Minimization(
      parameters: Tensor(best!.point, precision: .float64), value: best!.value,
      losses: bestSoFar, evaluations: values.count, reason: .limit)
  }
}
