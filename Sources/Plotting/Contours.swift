/// Level lines of a function known on a grid, by marching squares with linear interpolation.
package struct Contours {
  /// Rows of values, all of one length.
  let values: [[Double]]

  package init(values: [[Double]]) { self.values = values }

  private var rows: Int { values.count }
  private var columns: Int { values.first?.count ?? 0 }
}

extension Contours {
  /// Lines along which the function equals `level`, in grid coordinates (column, row).
  package func lines(at level: Double) -> [[Position]] { trace(values, level: level, shift: 0) }

  /// Closed borders of where the function is at least `level`; they run along the grid's own
  /// border where the region reaches it. Fill them by the even–odd rule.
  func regions(above level: Double) -> [[Position]] {
    let blank = [Double](repeating: -.infinity, count: columns + 2)
    let padded = [blank] + values.map { [-.infinity] + $0 + [-.infinity] } + [blank]
    return trace(padded, level: level, shift: -1)
  }

  private func trace(_ grid: [[Double]], level: Double, shift: Double) -> [[Position]] {
    let (height, width) = (grid.count, grid.first?.count ?? 0)
    guard height > 1, width > 1 else { return [] }
    // A crossing lies on an edge: 2·cell for the one to the right, 2·cell + 1 for the one below.
    var neighbours = [(Int, Int)](repeating: (-1, -1), count: 2 * height * width)
    func link(_ a: Int, _ b: Int) {
      if neighbours[a].0 < 0 { neighbours[a].0 = b } else { neighbours[a].1 = b }
      if neighbours[b].0 < 0 { neighbours[b].0 = a } else { neighbours[b].1 = a }
    }
    func isInside(_ row: Int, _ column: Int) -> Bool { grid[row][column] >= level }
    for row in 0..<height - 1 {
      for column in 0..<width - 1 {
        let cell = row * width + column
        let (top, left) = (2 * cell, 2 * cell + 1)
        let (bottom, right) = (2 * (cell + width), 2 * (cell + 1) + 1)
        let corners = [
          isInside(row, column), isInside(row, column + 1), isInside(row + 1, column + 1),
          isInside(row + 1, column),
        ]
        let edges = zip([top, right, bottom, left], 0..<4)
          .filter { corners[$1] != corners[($1 + 1) % 4] }.map(\.0)
        if edges.count == 2 { link(edges[0], edges[1]) }
        guard edges.count == 4 else { continue }
        // A saddle: the mean decides which corners are joined.
        let mean =
          (grid[row][column] + grid[row][column + 1] + grid[row + 1][column]
            + grid[row + 1][column + 1]) / 4
        if (mean >= level) == corners[0] {
          link(top, right)
          link(bottom, left)
        } else {
          link(top, left)
          link(bottom, right)
        }
      }
    }
    func position(_ edge: Int) -> Position {
      let (row, column) = (edge / 2 / width, edge / 2 % width)
      let isAcross = edge % 2 == 0
      let a = grid[row][column]
      let b = isAcross ? grid[row][column + 1] : grid[row + 1][column]
      let share = Self.crossing(a, b, level: level)
      return Position(
        Double(column) + (isAcross ? share : 0) + shift,
        Double(row) + (isAcross ? 0 : share) + shift)
    }
    return Self.chains(&neighbours).map { $0.map(position) }
  }

  /// How far from `a` to `b` the level lies; where one has no value, at the other.
  private static func crossing(_ a: Double, _ b: Double, level: Double) -> Double {
    if !a.isFinite { return 1 }
    if !b.isFinite { return 0 }
    return min(1, max(0, (level - a) / (b - a)))
  }

  /// Crossings in the order in which they are linked: open lines first, then rings.
  private static func chains(_ neighbours: inout [(Int, Int)]) -> [[Int]] {
    var visited = [Bool](repeating: false, count: neighbours.count)
    var chains: [[Int]] = []
    func follow(_ start: Int) -> [Int] {
      var chain = [start]
      visited[start] = true
      var next = neighbours[start].0
      while next >= 0, !visited[next] {
        visited[next] = true
        chain.append(next)
        let (a, b) = neighbours[next]
        next = a >= 0 && !visited[a] ? a : b
      }
      if chain.count > 2, next == start || neighbours[start].1 == chain[chain.count - 1] {
        chain.append(start)
      }
      return chain
    }
    for edge in neighbours.indices
    where neighbours[edge].0 >= 0 && neighbours[edge].1 < 0 && !visited[edge] {
      chains.append(follow(edge))
    }
    for edge in neighbours.indices where neighbours[edge].0 >= 0 && !visited[edge] {
      chains.append(follow(edge))
    }
    return chains
  }

  /// A line without the points that lie within `tolerance` of what remains
  /// (Douglas and Peucker, 1973).
  static func simplified(_ line: [Position], tolerance: Double) -> [Position] {
    guard line.count > 2 else { return line }
    var keep = [Bool](repeating: false, count: line.count)
    keep[0] = true
    keep[line.count - 1] = true
    var pending = [(0, line.count - 1)]
    while let (first, last) = pending.popLast() {
      var farthest = (index: -1, distance: tolerance)
      for index in stride(from: first + 1, to: last, by: 1) {
        let distance = Self.distance(line[index], line[first], line[last])
        if distance > farthest.distance { farthest = (index, distance) }
      }
      guard farthest.index > 0 else { continue }
      keep[farthest.index] = true
      pending.append((first, farthest.index))
      pending.append((farthest.index, last))
    }
    return line.indices.filter { keep[$0] }.map { line[$0] }
  }

  private static func distance(_ point: Position, _ a: Position, _ b: Position) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let (px, py) = (point.x - a.x, point.y - a.y)
    let squared = dx * dx + dy * dy
    let along = squared == 0 ? 0 : min(1, max(0, (px * dx + py * dy) / squared))
    let (rx, ry) = (px - along * dx, py - along * dy)
    return (rx * rx + ry * ry).squareRoot()
  }
}
