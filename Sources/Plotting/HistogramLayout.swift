/// Where the bars of a histogram go.
struct HistogramLayout {
  let histogram: Histogram
  let counted: HistogramCounts
  /// The height of the highest bar of all that are compared; `nil` for the histogram's own.
  let largest: Double?
}

extension HistogramLayout {
  private var span: ClosedRange<Double> {
    let edges = counted.bins.edges
    return edges[0]...edges[edges.count - 1]
  }

  private var top: Double {
    let top = largest ?? counted.largest
    return top > 0 ? top : 1
  }

  /// All samples on one pair of axes.
  var overlaid: Drawing {
    let samples = histogram.samples
    let legend = Legend(
      samples.count == 1
        ? []
        : samples.indices.prefix(24).map {
          Legend.Entry(name: samples[$0].name, color: histogram.color($0), symbol: .square)
        }, width: histogram.width)
    let height = (histogram.height ?? 270) + legend.height
    let axes = Axes(
      width: histogram.width, height: height, x: Axes.Request(domain: span, label: histogram.x),
      y: Axes.Request(domain: 0...top, label: counted.yTitle, isNice: true),
      topRow: legend.height)
    return Drawing(
      width: histogram.width, height: height, alternative: counted.alternative,
      data: counted.data
    ) { writer in
      legend.draw(into: &writer)
      axes.draw(into: &writer)
      for index in samples.indices {
        if samples.count == 1 {
          bars(index, axes: axes, into: &writer)
        } else {
          outline(index, x: axes.x, y: axes.y, into: &writer)
        }
      }
    }
  }

  /// A row a sample, one below the other, all to one scale.
  var rows: Drawing {
    let count = Double(histogram.samples.count)
    let height = histogram.height ?? (84 * count + (histogram.x.isEmpty ? 40 : 64))
    let axes = Axes(
      width: histogram.width, height: height, x: Axes.Request(domain: span, label: histogram.x),
      y: Axes.Request(domain: 0...count, hasTicks: false))
    let pitch = axes.area.height / count
    return Drawing(
      width: histogram.width, height: height, alternative: counted.alternative,
      data: counted.data
    ) { writer in
      axes.draw(into: &writer, hasGrid: true, verticalGrid: true)
      for (index, sample) in histogram.samples.enumerated() {
        let base = axes.area.top + pitch * Double(index + 1)
        let scale = Scale(.linear, domain: 0...top, start: base, end: base - pitch + 8)
        outline(index, x: axes.x, y: scale, into: &writer)
        writer.line(
          from: Position(axes.area.left, base), to: Position(axes.area.right, base),
          color: .muted)
        nameRow(sample.name, index, base: base, pitch: pitch, axes: axes, into: &writer)
      }
    }
  }

  /// Writes a row's name at the side where its bars are lower.
  private func nameRow(
    _ name: String, _ index: Int, base: Double, pitch: Double, axes: Axes,
    into writer: inout SVGWriter
  ) {
    let heights = counted.heights[index]
    let half = heights.count / 2
    let isLeft = (heights.prefix(half).max() ?? 0) <= (heights.suffix(half).max() ?? 0)
    writer.label(
      TextWidth.shortened(name, toWidth: axes.area.width * 0.6, size: TextSize.label),
      at: Position(
        isLeft ? axes.area.left + 4 : axes.area.right - 4, base - pitch + TextSize.label + 8),
      anchor: isLeft ? .start : .end, color: histogram.color(index), size: TextSize.label,
      isBold: true, halo: true)
  }

  /// Draws the bars of one sample, with seams where they are wide enough for them.
  private func bars(_ index: Int, axes: Axes, into writer: inout SVGWriter) {
    var path = PathData()
    for (bin, height) in counted.heights[index].enumerated() where height > 0 {
      guard let left = axes.x.position(counted.bins.edges[bin]),
        let right = axes.x.position(counted.bins.edges[bin + 1]), let top = axes.y.position(height)
      else { continue }
      let seam = right - left >= 4 ? 0.5 : 0
      path.polyline(
        [
          Position(left + seam, axes.area.bottom), Position(left + seam, top),
          Position(right - seam, top), Position(right - seam, axes.area.bottom),
        ], closed: true)
    }
    writer.element(
      "path", ["d": path.text, "fill": histogram.color(index).css, "fill-opacity": ".85"])
  }

  /// Draws one sample as the outline of its bars, lightly filled.
  private func outline(_ index: Int, x: Scale, y: Scale, into writer: inout SVGWriter) {
    var points: [Position] = []
    for (bin, height) in counted.heights[index].enumerated() {
      guard let left = x.position(counted.bins.edges[bin]),
        let right = x.position(counted.bins.edges[bin + 1]), let top = y.position(height)
      else { continue }
      points += [Position(left, top), Position(right, top)]
    }
    guard let first = points.first, let last = points.last else { return }
    var path = PathData()
    path.polyline([Position(first.x, y.start)] + points + [Position(last.x, y.start)])
    let color = histogram.color(index).css
    writer.element(
      "path",
      [
        "d": path.text, "fill": color, "fill-opacity": ".22", "stroke": color,
        "stroke-width": "1.8", "stroke-linejoin": "round",
      ])
  }
}
