/// Classifies an example as most of the k nearest known ones are: nothing is learned but stored.
///
/// Inputs [examples, features]. Distances are those of `Norm`: l1 = Σ |aᵢ − bᵢ|, l2 = √Σ (aᵢ − bᵢ)².
/// Of equally near examples the first stored comes first; if classes have equally many votes, the
/// one whose nearest voter is nearest wins. T. Cover and P. Hart, Nearest Neighbor Pattern
/// Classification, 1967.
public struct NearestNeighbours {
  /// The known examples, [examples, features].
  public let inputs: Tensor
  /// The class of each.
  public let labels: [Int]
  /// How distance is measured.
  public let norm: Norm

  /// Stores the examples.
  public init(_ inputs: Tensor, labels: [Int], norm: Norm = .l2) {
    precondition(
      inputs.rank == 2 && inputs.shape[0] == labels.count && !labels.isEmpty,
      "NearestNeighbours needs inputs [examples, features] and a label for each; got "
        + "\(inputs.shape) and \(labels.count) labels.")
    self.inputs = inputs.detached()
    self.labels = labels
    self.norm = norm
  }

  /// The places of the k nearest known examples, the nearest first, for each query
  /// [queries, features].
  public func neighbours(of queries: Tensor, count k: Int) -> [[Int]] {
    precondition(
      queries.rank == 2 && queries.shape[1] == inputs.shape[1],
      "The queries have shape [queries, \(inputs.shape[1])]; got \(queries.shape).")
    precondition(
      (1...labels.count).contains(k), "\(labels.count) examples have no \(k) nearest.")
    return withoutGradient {
      (0..<queries.shape[0]).map { index in
        let distances = (inputs - queries[index]).norm(norm, axis: 1).values
        // The k nearest so far, in order: for few neighbours cheaper than to sort all.
        var nearest: [Int] = []
        for (place, distance) in distances.enumerated() {
          if nearest.count == k, distance >= distances[nearest[k - 1]] { continue }
          let position = nearest.firstIndex { distances[$0] > distance } ?? nearest.count
          nearest.insert(place, at: position)
          if nearest.count > k { nearest.removeLast() }
        }
        return nearest
      }
    }
  }

  /// The class of each query by the votes of its k nearest.
  public func predict(_ queries: Tensor, count k: Int = 1) -> [Int] {
    neighbours(of: queries, count: k).map { nearest in
      var votes: [Int: Int] = [:]
      for place in nearest { votes[labels[place], default: 0] += 1 }
      let most = votes.values.max()!
      return labels[nearest.first { votes[labels[$0]] == most }!]
    }
  }
}
