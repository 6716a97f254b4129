/// Keeps things in a row from overlapping: labels beside line ends, nodes of a layer.
enum Spreading {
  /// Ascending places moved as little as needed to lie `apart` from each other within `bounds`.
  static func spread(
    _ places: [Double], apart: Double, within bounds: ClosedRange<Double>
  ) -> [Double] {
    // Groups that touch are joined and centred on the mean of what they hold.
    var groups: [(sum: Double, count: Int)] = []
    func center(_ group: (sum: Double, count: Int)) -> Double {
      let half = Double(group.count - 1) * apart / 2
      let middle = group.sum / Double(group.count)
      return max(min(middle, bounds.upperBound - half), bounds.lowerBound + half)
    }
    for place in places {
      groups.append((place, 1))
      while groups.count > 1 {
        let (above, below) = (groups[groups.count - 2], groups[groups.count - 1])
        let distance = center(below) - center(above)
        guard distance < Double(above.count + below.count) / 2 * apart - 1e-9 else { break }
        groups.removeLast(2)
        groups.append((above.sum + below.sum, above.count + below.count))
      }
    }
    return groups.flatMap { group in
      (0..<group.count).map {
        center(group) + (Double($0) - Double(group.count - 1) / 2) * apart
      }
    }
  }
}
