/// Where the lessons of a map stand: each below all that it builds on, with few crossing lines.
///
///     let map = LessonMap([("a", []), ("b", ["a"]), ("c", ["a", "b"])])
///     map.lines        // a–b and b–c: that c builds on a follows from the two
///
/// Layers are longest paths; lines over several layers bend around the lessons between. The same
/// course gives the same map.
package struct LessonMap {
  package struct Place: Equatable {
    package var name: String
    /// The middle of its upper edge.
    package var x: Int
    package var y: Int
  }

  package struct Line: Equatable {
    package var from: String
    package var to: String
    /// The middles of the layers between, from above.
    package var bends: [(x: Int, y: Int)]

    package static func == (a: Line, b: Line) -> Bool { a.from == b.from && a.to == b.to }
  }

  package static let nodeWidth = 180
  static let nodeHeight = 66
  private static let gap = 22
  private static let bendWidth = 18
  private static let layerHeight = 112

  package private(set) var places: [Place] = []
  package private(set) var lines: [Line] = []
  package private(set) var width = 0
  package private(set) var height = 0

  /// A lesson, or the bend of a line that passes its layer.
  private struct Node {
    var name: String?
    var above: [Int] = []
    var below: [Int] = []
    var x = 0.0

    var width: Double { Double(name == nil ? LessonMap.bendWidth : LessonMap.nodeWidth) }
  }

  private var nodes: [Node] = []
  private var layers: [[Int]] = []

  /// - Parameter lessons: names with those that they build on, in course order.
  package init(_ lessons: [(name: String, requires: [String])]) {
    let needed = Self.withoutImplied(lessons)
    let chains = arrange(lessons.map(\.name), needed)
    for _ in 0..<8 {
      sort(downwards: true)
      sort(downwards: false)
    }
    sort(downwards: true)
    spread()
    finish(chains)
  }

  /// What each lesson builds on but for what follows from the rest.
  private static func withoutImplied(
    _ lessons: [(name: String, requires: [String])]
  ) -> [String: [String]] {
    var known: Set<String> = []
    var above: [String: Set<String>] = [:]
    var needed: [String: [String]] = [:]
    for (name, requires) in lessons {
      let direct = requires.filter(known.contains)
      let implied = direct.reduce(into: Set<String>()) { $0.formUnion(above[$1] ?? []) }
      above[name] = implied.union(direct)
      var seen: Set<String> = []
      needed[name] = direct.filter { !implied.contains($0) && seen.insert($0).inserted }
      known.insert(name)
    }
    return needed
  }
}

extension LessonMap {
  /// Puts lessons and bends into layers. Returns the nodes that each line passes.
  private mutating func arrange(_ names: [String], _ needed: [String: [String]]) -> [[Int]] {
    var layer: [String: Int] = [:]
    var index: [String: Int] = [:]
    for name in names {
      let own = (needed[name] ?? []).compactMap { layer[$0] }.max().map { $0 + 1 } ?? 0
      layer[name] = own
      index[name] = add(Node(name: name), to: own)
    }
    var chains: [[Int]] = []
    for name in names {
      for upper in needed[name] ?? [] {
        guard let first = index[upper], let last = index[name], let top = layer[upper],
          let bottom = layer[name]
        else { continue }
        var chain = [first]
        for between in (top + 1)..<bottom { chain.append(add(Node(name: nil), to: between)) }
        chain.append(last)
        for (a, b) in zip(chain, chain.dropFirst()) {
          nodes[a].below.append(b)
          nodes[b].above.append(a)
        }
        chains.append(chain)
      }
    }
    return chains
  }

  private mutating func add(_ node: Node, to layer: Int) -> Int {
    nodes.append(node)
    while layers.count <= layer { layers.append([]) }
    layers[layer].append(nodes.count - 1)
    return nodes.count - 1
  }

  /// Orders each layer by the mean position of what its nodes are joined to on one side.
  private mutating func sort(downwards: Bool) {
    let order = downwards ? Array(layers.indices.dropFirst()) : layers.indices.dropLast().reversed()
    for layer in order {
      let beside = layers[downwards ? layer - 1 : layer + 1]
      let position = Dictionary(
        uniqueKeysWithValues: beside.enumerated().map {
          ($1, (Double($0) + 0.5) / Double(beside.count))
        })
      let means = layers[layer].enumerated().map {
        place, node -> (mean: Double, place: Int, node: Int) in
        let joined = downwards ? nodes[node].above : nodes[node].below
        let own = (Double(place) + 0.5) / Double(layers[layer].count)
        let all = joined.compactMap { position[$0] }
        return (all.isEmpty ? own : all.reduce(0, +) / Double(all.count), place, node)
      }
      layers[layer] = means.sorted { ($0.mean, $0.place) < ($1.mean, $1.place) }.map(\.node)
    }
  }

  /// Moves nodes sideways towards what they are joined to, as far as neighbours leave room.
  private mutating func spread() {
    for layer in layers {
      let total = layer.reduce(0) { $0 + nodes[$1].width } + Double(Self.gap * (layer.count - 1))
      var x = -total / 2
      for node in layer {
        nodes[node].x = x + nodes[node].width / 2
        x += nodes[node].width + Double(Self.gap)
      }
    }
    for round in 0..<24 {
      for layer in round % 2 == 0 ? layers : layers.reversed() { relax(layer) }
    }
  }

  private mutating func relax(_ layer: [Int]) {
    var wanted = layer.map { node -> Double in
      let joined = nodes[node].above + nodes[node].below
      if joined.isEmpty { return nodes[node].x }
      return joined.reduce(0) { $0 + nodes[$1].x } / Double(joined.count)
    }
    // Pushed apart from the left and from the right; the mean of both keeps the middle.
    var fromLeft = wanted
    var fromRight = wanted
    for index in layer.indices.dropFirst() {
      fromLeft[index] = max(wanted[index], fromLeft[index - 1] + distance(layer, index))
    }
    for index in layer.indices.dropLast().reversed() {
      fromRight[index] = min(wanted[index], fromRight[index + 1] - distance(layer, index + 1))
    }
    for index in layer.indices { wanted[index] = (fromLeft[index] + fromRight[index]) / 2 }
    for (index, node) in layer.enumerated() { nodes[node].x = wanted[index] }
  }

  private func distance(_ layer: [Int], _ index: Int) -> Double {
    (nodes[layer[index - 1]].width + nodes[layer[index]].width) / 2 + Double(Self.gap)
  }

  private mutating func finish(_ chains: [[Int]]) {
    let left = nodes.map { $0.x - $0.width / 2 }.min() ?? 0
    let right = nodes.map { $0.x + $0.width / 2 }.max() ?? 0
    func x(_ node: Int) -> Int { Int((nodes[node].x - left).rounded()) + 2 }
    var depth: [Int: Int] = [:]
    for (layer, members) in layers.enumerated() { for node in members { depth[node] = layer } }
    func y(_ node: Int) -> Int { (depth[node] ?? 0) * Self.layerHeight + 2 }
    places = nodes.indices.compactMap { node in
      nodes[node].name.map { Place(name: $0, x: x(node), y: y(node)) }
    }
    lines = chains.map { chain in
      Line(
        from: nodes[chain[0]].name ?? "", to: nodes[chain[chain.count - 1]].name ?? "",
        bends: chain.dropFirst().dropLast().map { (x($0), y($0) + Self.nodeHeight / 2) })
    }
    width = Int((right - left).rounded()) + 4
    height = max(0, layers.count - 1) * Self.layerHeight + Self.nodeHeight + 4
  }
}
