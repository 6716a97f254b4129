/// Small grey images side by side, such as handwritten digits or the weights of hidden units.
///
///     ImageGrid(images, height: 8, width: 8, labels: ["true 8, read as 3", …], columns: 6)
///
/// High values are ink on the page's surface; images with negative values, such as weights, use
/// two colours around zero. All images share one range.
public struct ImageGrid: Plot, Sendable {
  /// Each image's pixels, row by row.
  public var images: [[Double]]
  /// Rows of pixels in each image; at least 1.
  public var imageHeight: Int
  /// Columns of pixels in each image; at least 1.
  public var imageWidth: Int
  /// Text below each image, wrapped to three lines; empty, the default, for none.
  public var labels: [String]
  /// The most images in a row; 8 by default, at least 1.
  public var columns: Int
  /// The values of no and of full ink; `nil` spans zero and the data.
  public var range: ClosedRange<Double>?
  /// About the greatest width in SVG units, 480 by default; no image's side exceeds 96.
  public var width: Double
  /// The most runs of pixels that are drawn.
  private var limit = 4800

  /// Images of `height` × `width` pixels; `figureWidth` is about the whole grid's greatest width.
  public init(
    _ images: [[Double]], height: Int, width: Int, labels: [String] = [], columns: Int = 8,
    range: ClosedRange<Double>? = nil, figureWidth: Double = 480
  ) {
    precondition(
      height > 0 && width > 0 && columns > 0,
      "ImageGrid expects a positive height, width and number of columns; "
        + "got \(height), \(width) and \(columns).")
    for (index, image) in images.enumerated() {
      precondition(
        image.count == height * width,
        "ImageGrid expects \(height)×\(width) pixels an image; image \(index) has \(image.count).")
    }
    self.images = images
    imageHeight = height
    imageWidth = width
    self.labels = labels
    self.columns = columns
    self.range = range
    self.width = figureWidth
  }
}

extension ImageGrid {
  /// The figure: the images row by row, the last ones left out where all would be too much markup.
  public var drawing: Drawing {
    guard let ramp = Ramp(images.joined(), range: range) else {
      return .empty("Images", width: width)
    }
    let columns = min(columns, images.count)
    // Everything lies on one lattice of pixels, so that runs have short integer coordinates.
    let gap = labels.isEmpty ? 8.0 : 12.0
    let tile = min(96, (width - gap * Double(columns - 1)) / Double(columns) - 2)
    let pixel = tile / Double(max(imageWidth, imageHeight))
    let stepX = imageWidth + max(1, Int((gap / pixel).rounded(.up)))
    let lines = labels.prefix(images.count).map {
      TextWidth.wrapped($0, toWidth: tile + gap - 2, size: TextSize.tick, lines: 3)
    }
    let mostLines = lines.map(\.count).max() ?? 0
    let labelHeight = mostLines == 0 ? gap : Double(mostLines) * 16 + 14
    let stepY = imageHeight + Int((labelHeight / pixel).rounded(.up))
    let shown = drawn(ramp)
    let rows = (shown.count + columns - 1) / columns
    let size = (
      width: Double((columns - 1) * stepX + imageWidth) * pixel + 2,
      height: Double((rows - 1) * stepY + imageHeight) * pixel + 2
        + (mostLines == 0 ? 0 : labelHeight)
    )
    return Drawing(
      width: size.width, height: size.height, alternative: alternative(shown.count),
      data: data(shown.count)
    ) { writer in
      let scale = NumberText.fixed(pixel, places: 3)
      writer.element(
        "g", ["transform": "translate(1 1) scale(\(scale))", "shape-rendering": "crispEdges"]
      ) { writer in
        drawFrames(shown.count, columns, stepX, stepY, into: &writer)
        drawInk(shown, columns, stepX, stepY, into: &writer)
      }
      for (index, label) in lines.prefix(shown.count).enumerated() {
        let middle = (Double(index % columns * stepX) + Double(imageWidth) / 2) * pixel + 1
        let bottom = Double(index / columns * stepY + imageHeight) * pixel + 1
        for (row, line) in label.enumerated() {
          writer.label(
            line, at: Position(middle, bottom + 15 + Double(row) * 16), anchor: .middle)
        }
      }
    }
  }

  /// The grid with images sized for `width` SVG units, in as many columns as before.
  public func fitted(toWidth width: Double) -> ImageGrid {
    var plot = self
    plot.width = width
    return plot
  }

  /// Fewer of the images, where all would be too much markup.
  public func thinned(to share: Double) -> ImageGrid {
    var plot = self
    plot.limit = max(200, Int(4800 * share))
    return plot
  }

  /// The grids with the range that spans all of them, where none is given.
  public static func aligned(_ plots: [ImageGrid]) -> [ImageGrid] {
    let finite = plots.flatMap { $0.images.joined() }.filter { Scale.admits($0, .linear) }
    guard let low = finite.min(), let high = finite.max() else { return plots }
    return plots.map { plot in
      var plot = plot
      plot.range = plot.range ?? min(0, low)...max(high, 0)
      return plot
    }
  }

  /// A row an image: its pixels are too many to be read one by one.
  private func data(_ shown: Int) -> FigureTable {
    FigureTable(columns: ["image", "lowest", "highest", "mean"], count: shown) { index in
      let finite = images[index].filter(\.isFinite)
      let mean = finite.reduce(0) { $0 + $1 / Double(finite.count) }
      return [index < labels.count ? labels[index] : String(index + 1)]
        + [finite.min() ?? .nan, finite.max() ?? .nan, mean].map(FigureTable.text)
    }
  }

  /// A row's neighbouring pixels of one shade.
  private struct Run {
    var shade: Ramp.Shade
    var row: Int
    var start: Int
    var length: Int
  }

  /// The runs of as many images as a figure has room for in bytes.
  private func drawn(_ ramp: Ramp) -> [[Run]] {
    var total = 0
    var result: [[Run]] = []
    for image in images {
      var runs: [Run] = []
      for row in 0..<imageHeight {
        var column = 0
        while column < imageWidth {
          let shade = ramp.shade(image[row * imageWidth + column])
          let start = column
          while column < imageWidth, ramp.shade(image[row * imageWidth + column]) == shade {
            column += 1
          }
          if let shade {
            runs.append(Run(shade: shade, row: row, start: start, length: column - start))
          }
        }
      }
      total += runs.count
      guard result.isEmpty || total <= limit else { break }
      result.append(runs)
    }
    return result
  }

  private func drawFrames(
    _ count: Int, _ columns: Int, _ stepX: Int, _ stepY: Int, into writer: inout SVGWriter
  ) {
    var path = ""
    for index in 0..<count {
      path += "M\(index % columns * stepX) \(index / columns * stepY)"
      path += "h\(imageWidth)v\(imageHeight)h-\(imageWidth)z"
    }
    writer.element(
      "path",
      [
        "d": path, "stroke": ColorRole.grid.css, "stroke-width": "1",
        "vector-effect": "non-scaling-stroke",
      ])
  }

  /// Draws all runs of one shade as one path of strokes, each one pixel high.
  private func drawInk(
    _ images: [[Run]], _ columns: Int, _ stepX: Int, _ stepY: Int, into writer: inout SVGWriter
  ) {
    var paths: [Ramp.Shade: String] = [:]
    for (index, runs) in images.enumerated() {
      let (left, top) = (index % columns * stepX, index / columns * stepY)
      for run in runs {
        paths[run.shade, default: ""] +=
          "M\(left + run.start) \(top + run.row)h\(run.length)"
      }
    }
    let isSigned = paths.keys.contains { $0.isNegative }
    writer.element("g", ["transform": "translate(0 .5)"]) { writer in
      for (shade, path) in paths.sorted(by: { $0.key < $1.key }) {
        let color = isSigned ? shade.color : .ink
        writer.element(
          "path", ["d": path, "stroke": color.css, "stroke-opacity": shade.opacity])
      }
    }
  }

  private func alternative(_ shown: Int) -> String {
    var text =
      "\(Alternative.count(shown, "image")) of \(imageHeight) by \(imageWidth) pixels, "
      + "values from \(Alternative.range(Array(images.prefix(shown).joined())))."
    if shown < images.count { text += " The first of \(images.count)." }
    let names = labels.prefix(min(shown, 24)).map(Alternative.shortened)
    if !names.isEmpty { text += " Labels: \(names.joined(separator: "; "))." }
    return text
  }
}
