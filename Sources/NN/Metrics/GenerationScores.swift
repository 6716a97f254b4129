/// How many of the places that samples should come from are reached, and how many samples lie near
/// one: for a generator that may forget modes.
///
/// - Parameter centres: The modes [modes, features] of the distribution to imitate.
/// - Parameter radius: How far a sample may be from its mode, such as three standard deviations.
/// - Parameter least: As many samples a mode needs to count as covered.
public func modesCovered(
  _ samples: Tensor, centres: Tensor, radius: Double, least: Int = 1
) -> (modes: Int, quality: Double) {
  let (distances, nearest) = nearestRows(samples, centres)
  var counts = [Int](repeating: 0, count: centres.shape[0])
  for (distance, mode) in zip(distances, nearest) where distance <= radius * radius {
    counts[mode] += 1
  }
  let near = counts.reduce(0, +)
  return (counts.count { $0 >= least }, Double(near) / Double(Swift.max(distances.count, 1)))
}

/// The mean, over the samples, of the mean squared difference to the most similar training example:
/// large for samples that look like nothing seen, 0 for copies.
///
/// Samples and training examples [count, features…].
public func nearestTrainingDistance(_ samples: Tensor, training: Tensor) -> Double {
  let (distances, _) = nearestRows(samples, training)
  let features = Swift.max(training.count / training.shape[0], 1)
  return distances.reduce(0, +) / Double(Swift.max(distances.count, 1) * features)
}

/// For each row of a the squared distance to the nearest row of b, and which it is; the first of
/// equals.
private func nearestRows(_ a: Tensor, _ b: Tensor) -> ([Double], [Int]) {
  precondition(
    a.rank >= 1 && b.rank >= 1 && a.shape.dropFirst() == b.shape.dropFirst() && b.shape[0] > 0,
    "Distances are between examples of one shape; got \(a.shape) and \(b.shape).")
  let (a, b) = (a.converted(to: .float64), b.converted(to: .float64))
  let width = b.count / b.shape[0]
  let (x, y) = (a.pointer(Double.self), b.pointer(Double.self))
  var (distances, nearest): ([Double], [Int]) = ([], [])
  for row in 0..<a.shape[0] {
    var (best, place) = (Double.infinity, 0)
    for other in 0..<b.shape[0] {
      var sum = 0.0
      for i in 0..<width {
        let difference = x[row * width + i] - y[other * width + i]
        sum += difference * difference
      }
      if sum < best { (best, place) = (sum, other) }
    }
    distances.append(best)
    nearest.append(place)
  }
  return (distances, nearest)
}
