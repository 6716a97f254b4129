/// A point of a drawing in SVG units; y grows downward.
struct Position: Hashable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// An upright rectangle of a drawing in SVG units.
struct Box: Hashable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }

  func contains(_ point: Position) -> Bool {
    point.x >= left && point.x <= right && point.y >= top && point.y <= bottom
  }

  func intersects(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  func inset(by distance: Double) -> Box {
    Box(
      left: left + distance, top: top + distance, right: right - distance,
      bottom: bottom - distance)
  }
}
