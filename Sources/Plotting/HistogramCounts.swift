/// The samples of a histogram, counted.
struct HistogramCounts {
  let bins: HistogramBins
  /// A number a bin, for each sample: counts, or shares of the sample.
  let heights: [[Double]]
  let counts: [[Int]]
  let showsShares: Bool
  /// Values that the bins do not hold, and values that are not finite.
  let outside: [Int]
  let notFinite: [Int]
  private let histogram: Histogram

  /// Nothing where no value is finite.
  init?(_ histogram: Histogram) {
    let values = histogram.samples.map { sample in
      sample.values.filter { Scale.admits($0, .linear) }
    }
    guard values.contains(where: { !$0.isEmpty }) else { return nil }
    let bins: HistogramBins? =
      switch histogram.bins {
      case .automatic: HistogramBins(values)
      case .count(let count): HistogramBins(values, count: count)
      case .edges(let edges): HistogramBins(edges: edges)
      }
    guard let bins else { return nil }
    let counted = values.map(bins.counts)
    let sizes = Set(values.map(\.count))
    let showsShares = histogram.showsShares ?? (sizes.count > 1)
    self.bins = bins
    self.histogram = histogram
    self.showsShares = showsShares
    counts = counted.map(\.inside)
    outside = counted.map(\.outside)
    notFinite = zip(histogram.samples, values).map { $0.values.count - $1.count }
    heights = zip(counts, values).map { counts, values in
      counts.map { Double($0) / (showsShares ? Double(max(1, values.count)) : 1) }
    }
  }
}

extension HistogramCounts {
  /// The height of the highest bar.
  var largest: Double { heights.joined().max() ?? 0 }

  /// What the heights are.
  var yTitle: String { showsShares ? "share" : "count" }

  var alternative: String {
    let width = bins.edges[1] - bins.edges[0]
    var sentences = [
      Alternative.title("Histogram", x: "", y: histogram.x)
        + " \(Alternative.count(bins.edges.count - 1, "bin")) of width "
        + "\(Alternative.number(width)) from \(Alternative.range(bins.edges))."
    ]
    for (index, sample) in histogram.samples.enumerated().prefix(10) {
      let subject = sample.name.isEmpty ? "" : "\(Alternative.shortened(sample.name)): "
      let finite = sample.values.filter { Scale.admits($0, .linear) }
      guard !finite.isEmpty else {
        sentences.append("\(subject)no finite values.")
        continue
      }
      let mean = finite.reduce(0) { $0 + $1 / Double(finite.count) }
      var text =
        "\(subject)\(Alternative.count(finite.count, "value")), "
        + "mean \(Alternative.number(mean)), from \(Alternative.range(finite))"
      if let most = counts[index].max(), let bin = counts[index].firstIndex(of: most), most > 0 {
        text +=
          "; most, \(most), from \(Alternative.number(bins.edges[bin])) to "
          + Alternative.number(bins.edges[bin + 1])
      }
      if outside[index] > 0 { text += "; \(outside[index]) outside" }
      if notFinite[index] > 0 { text += "; \(notFinite[index]) not finite left out" }
      sentences.append(text + ".")
    }
    return sentences.joined(separator: " ")
  }

  /// A row a bin.
  var data: FigureTable {
    let names = histogram.samples.enumerated().map { index, sample in
      sample.name.isEmpty
        ? yTitle + (histogram.samples.count > 1 ? " \(index + 1)" : "")
        : sample.name
    }
    return FigureTable(columns: ["from", "to"] + names, count: bins.edges.count - 1) { bin in
      [FigureTable.text(bins.edges[bin]), FigureTable.text(bins.edges[bin + 1])]
        + heights.map { FigureTable.text($0[bin]) }
    }
  }
}
