import Glibc

/// Equal intervals that values are counted in: each holds its lower edge, the last one both.
package struct HistogramBins: Sendable, Hashable {
  /// One more than there are bins, ascending.
  package let edges: [Double]

  package init(edges: [Double]) { self.edges = edges }

  /// More bins than this would be thinner than their outline.
  private static let most = 80

  /// Bins by Freedman and Diaconis (1981): 2 · IQR ∕ ∛n wide, rounded to 1, 2 or 5 × 10ⁿ so that
  /// edges are numbers that a reader knows. Whole numbers get bins of whole width.
  package init?(_ samples: [[Double]]) {
    let sets = samples.map { $0.filter { Scale.admits($0, .linear) }.sorted() }
      .filter { !$0.isEmpty }
    guard let low = sets.compactMap(\.first).min(), let high = sets.compactMap(\.last).max() else {
      return nil
    }
    let domain = Scale.widened(low...high, .linear)
    guard domain == low...high else {
      // One value: one bin around it.
      let half = (domain.upperBound - domain.lowerBound) / 4
      self.init(edges: [low - half, low + half])
      return
    }
    let span = high - low
    var width = sets.map { Self.width($0, span: span) }.min() ?? span
    width = max(width, span / Double(Self.most))
    let holdsWhole = sets.joined().allSatisfy { $0 == $0.rounded() }
    if holdsWhole { width = span <= 24 ? 1 : max(1, width) }
    while span / Self.rounded(width) > Double(Self.most) { width *= 1.5 }
    let step = Self.rounded(width)
    // Just enough bins to hold both ends.
    let first = (low / step + 1e-9).rounded(.down)
    let last = max(first + 1, (high / step - 1e-9).rounded(.up))
    let isWhole = step >= 1 && holdsWhole
    if isWhole, step == 1 {
      // Each whole number in the middle of its own bin.
      self.init(edges: stride(from: low - 0.5, through: high + 0.5, by: 1).map { $0 })
      return
    }
    // Of whole numbers the highest has a bin of its own.
    let end = isWhole && high == last * step ? last + 1 : last
    // Divided by the whole number of steps in 1, edges are the decimals that they name.
    let inverse = (1 / step).rounded()
    self.init(
      edges: stride(from: first, through: end, by: 1).map {
        step < 1 && inverse < 1e15 ? $0 / inverse : $0 * step
      })
  }

  /// So many equal bins over all values.
  package init?(_ samples: [[Double]], count: Int) {
    guard let span = Scale.domain(of: samples.joined(), .linear) else { return nil }
    self.init(
      edges: (0...count).map { index in
        let share = Double(index) / Double(count)
        return span.lowerBound * (1 - share) + span.upperBound * share
      })
  }
}

extension HistogramBins {
  /// How many values each bin holds, and how many lie outside all of them.
  package func counts(_ values: [Double]) -> (inside: [Int], outside: Int) {
    var inside = [Int](repeating: 0, count: edges.count - 1)
    var outside = 0
    for value in values where value.isFinite {
      guard value >= edges[0], value <= edges[edges.count - 1] else {
        outside += 1
        continue
      }
      // The last edge that does not exceed the value.
      var (low, high) = (0, edges.count - 1)
      while high - low > 1 {
        let middle = (low + high) / 2
        if edges[middle] <= value { low = middle } else { high = middle }
      }
      inside[low] += 1
    }
    return (inside, outside)
  }

  private static func width(_ sorted: [Double], span: Double) -> Double {
    let count = Double(sorted.count)
    let range = quantile(sorted, 0.75) - quantile(sorted, 0.25)
    // Where half the values are equal, Sturges' rule (1926) takes over.
    return range > 0 ? 2 * range / cbrt(count) : span / (log2(count) + 1)
  }

  private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let place = share * Double(sorted.count - 1)
    let index = Int(place)
    guard index + 1 < sorted.count else { return sorted[index] }
    return sorted[index] + (place - Double(index)) * (sorted[index + 1] - sorted[index])
  }

  /// The nearest of 1, 2 and 5 × 10ⁿ by ratio.
  private static func rounded(_ width: Double) -> Double {
    let exponent = log10(width).rounded(.down)
    let mantissa = width / pow(10, exponent)
    let nice = mantissa < 1.41 ? 1.0 : mantissa < 3.16 ? 2 : mantissa < 7.07 ? 5 : 10
    return exponent < 0 ? nice / pow(10, -exponent) : nice * pow(10, exponent)
  }
}
