/// Leaves out points of a dense line that would not be seen.
///
/// Where x only grows, each column of pixels keeps its first, lowest, highest and last point, so
/// that no spike is lost (Jugel et al., "M4: A Visualization-Oriented Time Series Data
/// Aggregation", 2014). A path that turns back drops points nearer than a growing distance to the
/// one kept before.
enum Thinning {
  static func line(_ points: [Position], budget: Int) -> [Position] {
    guard points.count > budget, budget >= 4 else { return points }
    let isSorted = zip(points, points.dropFirst()).allSatisfy { $0.x <= $1.x }
    return isSorted ? columns(points, count: budget / 4) : path(points, budget: budget)
  }

  /// A sample of a cloud that keeps its density: points are taken at equal steps of the golden
  /// ratio, which falls in step with no regular order.
  static func cloud(_ points: [Position], budget: Int) -> [Position] {
    guard points.count > budget else { return points }
    let share = Double(budget) / Double(points.count)
    let sample = points.enumerated().filter { index, _ in
      let place = Double(index) * 0.618_033_988_749_894_9
      return place - place.rounded(.down) < share
    }
    return sample.prefix(budget).map(\.element)
  }

  private static func columns(_ points: [Position], count: Int) -> [Position] {
    let low = points[0].x
    let span = max(points[points.count - 1].x - low, .leastNormalMagnitude)
    var kept: [Position] = []
    var start = 0
    while start < points.count {
      let column = ((points[start].x - low) / span * Double(count)).rounded(.down)
      var end = start
      var lowest = start
      var highest = start
      while end < points.count,
        ((points[end].x - low) / span * Double(count)).rounded(.down) == column
      {
        if points[end].y < points[lowest].y { lowest = end }
        if points[end].y > points[highest].y { highest = end }
        end += 1
      }
      var last = -1
      for index in [start, min(lowest, highest), max(lowest, highest), end - 1]
      where index > last {
        kept.append(points[index])
        last = index
      }
      start = end
    }
    return kept
  }

  private static func path(_ points: [Position], budget: Int) -> [Position] {
    var distance = 0.5
    var kept = points
    while kept.count > budget {
      var last = kept[0]
      var next = [last]
      for point in kept.dropFirst().dropLast()
      where abs(point.x - last.x) + abs(point.y - last.y) >= distance {
        next.append(point)
        last = point
      }
      next.append(kept[kept.count - 1])
      kept = next
      distance *= 1.5
    }
    return kept
  }
}
