/// A figure that changes: one plot a training step, all on the same axes, under a slider.
///
///     Animation(steps: [0, 10, 100], step: "epoch", snapshots.map { weights in
///       ScatterPlot(points, lines: [.boundary(weights[0], weights[1], bias: weights[2])])
///     })
///
/// On paper, and in a browser without scripts, the last frame stands above some of the others. Long
/// animations are thinned to the frames and points that a page has room for, and say so.
public struct Animation: Plot {
  /// The number of the step that each frame shows, ascending.
  public var steps: [Int]
  /// What the steps are, such as "epoch"; "step" by default.
  public var step: String
  private let count: Int
  /// The frames of the given places, at a width and with a share of their points.
  private let draw: @Sendable ([Int], Double?, Double) -> [Drawing]
  private var share = 1.0
  private var width: Double?

  /// One frame a step, on common axes; `steps` counts from 0 where it is empty.
  public init<Frame: Plot & Sendable>(
    steps: [Int] = [], step: String = "step", _ frames: [Frame]
  ) {
    precondition(
      steps.isEmpty || steps.count == frames.count,
      "Animation expects a step a frame or none; got \(steps.count) for \(frames.count) frames.")
    self.steps = steps.isEmpty ? Array(frames.indices) : steps
    self.step = step
    count = frames.count
    let aligned = Frame.aligned(frames)
    draw = { places, width, share in
      places.map { place in
        let frame = width.map { aligned[place].fitted(toWidth: $0) } ?? aligned[place]
        return frame.thinned(to: share).drawing
      }
    }
  }
}

extension Animation {
  /// The most frames that a slider steps through.
  private static let most = 48
  /// The bytes for all frames, and for the small ones beside the last.
  private static let budget = (frames: 38_000, stills: 14_000)

  /// The figure: its frames, and three small ones for where no script runs.
  public var drawing: Drawing {
    guard count > 0 else { return .empty("Animation", width: 480) }
    let chosen = chosenFrames
    let drawings = chosen.drawings
    let (width, height) = (
      drawings.map(\.width).max() ?? 0, drawings.map(\.height).max() ?? 0
    )
    let titles = chosen.places.map { "\(step) \(steps[$0])" }
    let frames = AnimationFrames(
      titles: titles, shapes: drawings.map(\.shapes), stills: stills(chosen.places))
    return Drawing(
      width: width, height: height, alternative: alternative(chosen.places, drawings),
      data: FigureTable(
        zip(chosen.places, drawings).map { (String(steps[$0]), $1.data) }, by: step),
      content: .frames(frames))
  }

  /// The animation with its frames at `width` SVG units.
  public func fitted(toWidth width: Double) -> Animation {
    var plot = self
    plot.width = width
    return plot
  }

  /// The animation with fewer points a frame, then fewer frames.
  public func thinned(to share: Double) -> Animation {
    var plot = self
    plot.share = share
    return plot
  }

  /// As many frames as fit, with points thinned before frames are fewer than a dozen.
  private var chosenFrames: (places: [Int], drawings: [Drawing]) {
    let candidates = Self.places(count, most: Self.most)
    var detail = 1.0
    while true {
      let drawings = draw(candidates, width, detail)
      let layers = AnimationFrames.layers(drawings.map(\.shapes))
      let sizes = drawings.indices.map { index in
        layers.filter { !$0.own[index].isEmpty }
          .reduce(30) { $1.own[index].reduce($0 + 50) { $0 + $1.utf8.count } }
      }
      let room = Self.budget.frames * Int(share * 100) / 100
      let largest = sizes.max() ?? 1
      let wanted = min(candidates.count, 12)
      let fitting = sizes.reduce(0, +) <= room ? candidates.count : room / max(1, largest)
      if fitting >= wanted || detail < 0.03 {
        let kept = Self.places(candidates.count, most: max(2, fitting))
        return (kept.map { candidates[$0] }, kept.map { drawings[$0] })
      }
      detail *= max(0.1, min(0.7, Double(room) / Double(largest * wanted)))
    }
  }

  /// The first frame and two on the way to the last, small.
  private func stills(_ places: [Int]) -> [Drawing.Panel] {
    guard places.count > 1 else { return [] }
    let chosen = Self.places(places.count, most: 4).dropLast().map { places[$0] }
    var detail = 0.5
    while true {
      let drawings = draw(chosen, 200, detail)
      let bytes = drawings.reduce(0) { $0 + $1.shapes.reduce(0) { $0 + $1.utf8.count } }
      if bytes <= Self.budget.stills || detail < 0.02 {
        return zip(chosen, drawings).map { .init(title: "\(step) \(steps[$0])", drawing: $1) }
      }
      detail *= 0.6
    }
  }

  /// At most `most` of `count` places at equal steps, the first and the last among them.
  private static func places(_ count: Int, most: Int) -> [Int] {
    guard count > most else { return Array(0..<count) }
    guard most > 1 else { return [count - 1] }
    return (0..<most).map { $0 * (count - 1) / (most - 1) }
  }

  private func alternative(_ places: [Int], _ drawings: [Drawing]) -> String {
    var text = "Animation of \(Alternative.count(places.count, "frame"))"
    text += places.count < count ? ", chosen at equal steps from \(count)" : ""
    text += ", \(step) \(steps[0]) to \(steps[count - 1])."
    guard let first = drawings.first, let last = drawings.last else { return text }
    if drawings.count > 1 { text += " At \(step) \(steps[0]): \(first.alternative)" }
    return text + " At \(step) \(steps[count - 1]): \(last.alternative)"
  }
}

extension Drawing {
  /// The outermost elements of the figure's `<svg>`; none for one of several.
  var shapes: [String] {
    if case .shapes(let shapes) = content { shapes } else { [] }
  }
}
