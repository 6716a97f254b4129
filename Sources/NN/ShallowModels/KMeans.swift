/// Finds k groups: each example belongs to the nearest centre, each centre is the mean of its
/// examples.
///
/// Doing the one and the other in turn never increases the inertia, Σ ‖x − centre(x)‖², and ends
/// after finitely many steps, at a minimum that depends on the start. S. Lloyd, Least Squares
/// Quantization in PCM, 1982.
public struct KMeans {
  /// [k, features]
  public private(set) var centres: Tensor

  /// Centres to start from, [k, features].
  public init(centres: Tensor) {
    precondition(
      centres.rank == 2 && centres.shape[0] > 0,
      "KMeans needs centres [k, features]; got \(centres.shape).")
    self.centres = centres.detached()
  }

  /// k centres at examples of [examples, features], each drawn with a probability proportional to
  /// its squared distance from those already drawn (D. Arthur and S. Vassilvitskii, k-means++,
  /// 2007).
  public init(_ k: Int, examples: Tensor, using generator: inout SeededGenerator) {
    precondition(
      examples.rank == 2 && k >= 1 && k <= examples.shape[0],
      "\(k) centres cannot be drawn from examples of shape \(examples.shape).")
    var chosen = [generator.integer(below: examples.shape[0])]
    while chosen.count < k {
      let distances = withoutGradient {
        distancesSquared(examples, examples.rows(chosen)).min(axis: 1)
      }
      let isSpread = distances.values.contains { $0 > 0 }
      // Where all examples are centres' equals, any will do.
      chosen.append(
        isSpread
          ? Tensor.categorical(distances, using: &generator)[0]
          : generator.integer(below: examples.shape[0]))
    }
    self.init(centres: withoutGradient { examples.rows(chosen) })
  }
}

extension KMeans {
  /// The nearest centre of each example; of equally near ones the first.
  public func assign(_ examples: Tensor) -> [Int] {
    withoutGradient { distancesSquared(examples, centres).argmin(axis: 1) }
  }

  /// Σ ‖x − centre(x)‖² over all examples.
  public func inertia(_ examples: Tensor) -> Double {
    withoutGradient { distancesSquared(examples, centres).min(axis: 1).sum().item }
  }

  /// Moves each centre to the mean of its examples; one without any stays.
  ///
  /// - Returns: Whether a centre moved.
  @discardableResult
  public mutating func step(_ examples: Tensor) -> Bool {
    let nearest = assign(examples)
    let members = (0..<centres.shape[0]).map { centre in
      nearest.indices.filter { nearest[$0] == centre }
    }
    let moved = withoutGradient {
      stack(
        members.enumerated().map { centre, members in
          members.isEmpty ? centres[centre] : examples.rows(members).mean(axis: 0)
        })
    }
    let isSame = moved.values == centres.values
    centres = moved
    return !isSame
  }

  /// Steps until no centre moves, at most so often.
  ///
  /// - Returns: The number of steps in which one moved.
  @discardableResult
  public mutating func fit(_ examples: Tensor, steps: Int = 100) -> Int {
    for count in 0..<steps where !step(examples) { return count }
    return steps
  }
}

/// ‖xᵢ − cⱼ‖² for all rows of both: [n, d], [k, d] → [n, k]. From the differences themselves, so that
/// equally near centres have exactly equal distances.
private func distancesSquared(_ x: Tensor, _ centres: Tensor) -> Tensor {
  precondition(
    x.rank == 2 && x.shape[1] == centres.shape[1],
    "KMeans has centres of shape \(centres.shape); got examples of shape \(x.shape).")
  return square(x.expanded(at: 1) - centres.expanded(at: 0)).sum(axis: 2)
}
