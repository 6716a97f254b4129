/// Cuts lines at the border of a figure's area (Liang and Barsky, 1984).
///
/// Doing it here rather than by `clip-path` keeps the markup free of ids, which would collide
/// between figures of one page.
enum Clipping {
  /// The parts of a line that lie within `box`.
  static func line(_ points: [Position], to box: Box) -> [[Position]] {
    guard points.count > 1 else { return points.filter(box.contains).map { [$0] } }
    if points.allSatisfy(box.contains) { return [points] }
    var pieces: [[Position]] = []
    var current: [Position] = []
    for (start, end) in zip(points, points.dropFirst()) {
      guard let (from, to) = segment(start, end, to: box) else {
        if !current.isEmpty { pieces.append(current) }
        current = []
        continue
      }
      if current.last != from {
        if !current.isEmpty { pieces.append(current) }
        current = [from]
      }
      current.append(to)
    }
    if !current.isEmpty { pieces.append(current) }
    return pieces
  }

  /// How much of a line lies within `box`, by the larger of both directions.
  static func length(of points: [Position], in box: Box) -> Double {
    zip(points, points.dropFirst()).reduce(0) { sum, ends in
      guard let (from, to) = segment(ends.0, ends.1, to: box) else { return sum }
      return sum + max(abs(to.x - from.x), abs(to.y - from.y))
    }
  }

  /// The part of a segment that lies within `box`.
  private static func segment(
    _ start: Position, _ end: Position, to box: Box
  ) -> (Position, Position)? {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    var (enter, leave) = (0.0, 1.0)
    for (step, room) in [
      (-dx, start.x - box.left), (dx, box.right - start.x),
      (-dy, start.y - box.top), (dy, box.bottom - start.y),
    ] {
      if step == 0 {
        if room < 0 { return nil }
      } else if step < 0 {
        enter = max(enter, room / step)
      } else {
        leave = min(leave, room / step)
      }
    }
    guard enter <= leave else { return nil }
    let from = enter == 0 ? start : Position(start.x + enter * dx, start.y + enter * dy)
    let to = leave == 1 ? end : Position(start.x + leave * dx, start.y + leave * dy)
    return (from, to)
  }
}
