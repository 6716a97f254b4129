// Fails: starts at points far apart
// Says: distance from its nearest centre

/// What k-means found.
struct Clustering {
  /// One centre a group.
  var centres: [[Double]]
  /// The group of each point, by these centres.
  var groups: [Int]
}

func squaredDistance(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
}

func farthestStart(_ points: [[Double]], k: Int) -> [[Double]] {
  Array(points[..<1])
    + points.sorted { squaredDistance($0, points[0]) > squaredDistance($1, points[0]) }.prefix(
      k - 1)
}

func kMeans(_ points: [[Double]], from start: [[Double]], rounds: Int) -> Clustering {
  var centres = start
  func nearest(_ point: [Double]) -> Int {
    let distances = centres.map { squaredDistance(point, $0) }
    return distances.firstIndex(of: distances.min()!)!
  }
  for _ in 0..<rounds {
    let groups = points.map(nearest)
    for group in centres.indices {
      let own = zip(points, groups).filter { $0.1 == group }.map(\.0)
      if own.isEmpty { continue }
      for axis in centres[group].indices {
        centres[group][axis] = own.reduce(0) { $0 + $1[axis] } / Double(own.count)
      }
    }
  }
  return Clustering(centres: centres, groups: points.map(nearest))
}
