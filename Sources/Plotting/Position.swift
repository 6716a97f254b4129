/// A point of a drawing in SVG units; y grows downward.
package struct Position: Hashable {
  package var x: Double
  package var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// An upright rectangle of a drawing in SVG units.
package struct Box: Hashable {
  package var left: Double
  package var top: Double
  package var right: Double
  package var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }

  package func contains(_ point: Position) -> Bool {
    point.x >= left && point.x <= right && point.y >= top && point.y <= bottom
  }

  package func intersects(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  func inset(by distance: Double) -> Box {
    Box(
      left: left + distance, top: top + distance, right: right - distance,
      bottom: bottom - distance)
  }
}
