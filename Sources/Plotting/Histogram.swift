/// How often values fall into equal intervals: weights, activations, errors, lengths.
///
///     Histogram(errors, x: "error")
///     Histogram(
///       [Histogram.Sample("before", before), Histogram.Sample("after", after)],
///       x: "activation", layout: .rows)
///
/// Bars start at zero and their widths are equal, so that area means number. Samples of different
/// sizes are compared by shares.
public struct Histogram: Plot, Sendable {
  /// Named values, such as those of one layer.
  public struct Sample: Sendable, Hashable {
    /// The name in the legend or at the row; empty for none.
    public var name: String
    /// The values in any order; those that are not finite are left out.
    public var values: [Double]
    /// The meaning of its colour; `nil` takes `.value` for one sample, categories for several.
    public var color: ColorRole?

    /// Values under a name.
    public init(_ name: String, _ values: [Double], color: ColorRole? = nil) {
      self.name = name
      self.values = values
      self.color = color
    }
  }

  /// How the intervals are chosen.
  public enum Bins: Sendable, Hashable {
    /// By the rule of Freedman and Diaconis, with edges at round numbers.
    case automatic
    /// So many equal intervals from the lowest to the highest value.
    case count(Int)
    /// Intervals between these numbers, which ascend at equal distances.
    case edges([Double])
  }

  /// Where several samples go.
  public enum Layout: Sendable, Hashable {
    /// Over each other, as outlines.
    case overlaid
    /// One below the other on a common axis.
    case rows
  }

  /// The samples, counted in the same intervals.
  public var samples: [Sample]
  /// The title below the horizontal axis; empty, the default, for none.
  public var x: String
  /// The intervals; `.automatic` by default.
  public var bins: Bins
  /// Where several samples go; `.overlaid` by default.
  public var layout: Layout
  /// Whether bars show shares of a sample; `nil` where samples have different sizes.
  public var showsShares: Bool?
  /// The figure's width in SVG units; 480 by default.
  public var width: Double
  /// The height in SVG units; `nil`, the default, is 270, or 84 a row.
  public var height: Double?
  private var largest: Double?

  /// Samples in common intervals.
  public init(
    _ samples: [Sample], x: String = "", bins: Bins = .automatic, layout: Layout = .overlaid,
    showsShares: Bool? = nil, width: Double = 480, height: Double? = nil
  ) {
    switch bins {
    case .count(let count):
      precondition(count > 0, "Histogram expects at least one bin; got \(count).")
    case .edges(let edges):
      precondition(
        edges.count > 1 && zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }
          && edges.allSatisfy(\.isFinite),
        "Histogram expects two or more ascending edges; got \(edges).")
    case .automatic: break
    }
    self.samples = samples
    self.x = x
    self.bins = bins
    self.layout = layout
    self.showsShares = showsShares
    self.width = width
    self.height = height
  }

  /// One sample without a name.
  public init(
    _ values: [Double], x: String = "", bins: Bins = .automatic, color: ColorRole = .value
  ) {
    self.init([Sample("", values, color: color)], x: x, bins: bins)
  }
}

extension Histogram {
  /// The figure: bars of one sample, outlines of several, or a row each.
  public var drawing: Drawing {
    guard let counted = HistogramCounts(self) else {
      return .empty("Histogram", width: width)
    }
    let layout = HistogramLayout(histogram: self, counted: counted, largest: largest)
    return self.layout == .rows && samples.count > 1 ? layout.rows : layout.overlaid
  }

  /// The histogram at `width` SVG units.
  public func fitted(toWidth width: Double) -> Histogram {
    var plot = self
    plot.width = width
    plot.height = height.map { min($0, width * 0.6 + 80) }
    return plot
  }

  /// The histograms in the same intervals, with bars to the same scale.
  public static func aligned(_ plots: [Histogram]) -> [Histogram] {
    let all = plots.flatMap { $0.samples.map(\.values) }
    guard let first = plots.first else { return plots }
    let bins: HistogramBins? =
      switch first.bins {
      case .automatic: HistogramBins(all)
      case .count(let count): HistogramBins(all, count: count)
      case .edges: nil
      }
    let aligned = plots.map { plot in
      var plot = plot
      if let bins { plot.bins = .edges(bins.edges) }
      return plot
    }
    let largest = aligned.compactMap { HistogramCounts($0)?.largest }.max()
    return aligned.map { plot in
      var plot = plot
      plot.largest = largest
      return plot
    }
  }

  /// The meaning of a sample's colour.
  func color(_ index: Int) -> ColorRole {
    samples[index].color ?? (samples.count == 1 ? .value : .category(index))
  }
}
