import Glibc
import Plotting

/// Shows a figure that grows while the cell runs: each call with the same `live` name replaces the
/// figure that the cell showed under it before.
///
///     for epoch in 1...200 {
///       losses.append(trainOneEpoch())
///       show(LinePlot(losses, y: "loss"), live: "loss")
///     }
///
/// It may be called in every step: while the cell runs only some of the figures are drawn, at most
/// ten a second; the last one always is, and it alone is kept on a built page.
public func show(_ plot: some Plot, caption: String? = nil, live name: String) {
  // Where nobody looks on, it is not worth a line of text each time.
  guard Frames.current.isOpen else { return }
  var figure = Frames.current.liveFigures[name] ?? LiveFigure(id: name)
  figure.show(plot, caption: caption)
  Frames.current.liveFigures[name] = figure
}

/// A figure of the running cell that is shown again and again.
struct LiveFigure {
  var id: String
  /// When it was last drawn, in nanoseconds.
  private var drawn: UInt64?
  /// The newest one, not drawn yet.
  private var latest: (plot: any Plot, caption: String?)?

  init(id: String) { self.id = id }

  private static let period: UInt64 = 100_000_000

  mutating func show(_ plot: any Plot, caption: String?) {
    latest = (plot, caption)
    // Only what is seen meanwhile depends on the time; the last figure does not.
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    let time = UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
    if let drawn, time < drawn + Self.period { return }
    drawn = time
    draw()
  }

  /// Draws the newest figure, if that has not been done.
  mutating func draw() {
    guard let latest else { return }
    self.latest = nil
    CellOutput.figure(latest.plot.drawing, caption: latest.caption, id: id).emit()
  }
}

/// Draws what live figures had put off. The kernel calls it by its C name when a cell has come to
/// its end.
@_cdecl("gradus_notebook_flush")
public func gradus_notebook_flush() {
  let figures = Frames.current.liveFigures
  Frames.current.liveFigures = [:]
  for id in figures.keys.sorted() {
    var figure = figures[id]
    figure?.draw()
  }
}
