/// What k-means found.
struct Clustering {
  /// One centre a group.
  var centres: [[Double]]
  /// The group of each point, by these centres.
  var groups: [Int]
}

/// Chooses the first point, then repeatedly the one farthest from its nearest centre so far.
func farthestStart(_ points: [[Double]], k: Int) -> [[Double]] {
  // Your code here.
  return []
}

/// Repeats: points join their nearest centre, centres move to the mean of their points. A centre without
/// points stays.
func kMeans(_ points: [[Double]], from start: [[Double]], rounds: Int) -> Clustering {
  // Your code here.
  return Clustering(centres: start, groups: [])
}
