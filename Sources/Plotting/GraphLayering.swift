/// Places the nodes of a directed graph in layers from left to right (after Sugiyama, Tagawa and
/// Toda, 1981): each node right of those that feed it, neighbours near each other, long edges
/// through places of their own.
struct GraphLayering {
  /// A place in a layer: a node, or where a long edge passes.
  struct Place {
    var node: Int?
    var layer: Int
    var height: Double
    /// The vertical centre.
    var y = 0.0
  }

  private(set) var places: [Place] = []
  /// Places in each layer from top to bottom.
  private(set) var layers: [[Int]] = []
  /// For each edge the places that it visits, its ends included; two places where it runs backward.
  private(set) var routes: [[Int]] = []
  /// Whether an edge runs to a node that is not right of its start, as recurrence does.
  private(set) var isBackward: [Bool] = []

  private let gap = 26.0

  init(heights: [Double], edges: [(from: Int, to: Int)]) {
    isBackward = Self.backward(count: heights.count, edges)
    let forward = zip(edges, isBackward).filter { !$0.1 }.map(\.0)
    let layerOf = Self.layers(count: heights.count, forward)
    places = heights.indices.map {
      Place(node: $0, layer: layerOf[$0], height: heights[$0])
    }
    for (edge, isBackward) in zip(edges, isBackward) {
      var route = [edge.from]
      if !isBackward {
        for layer in stride(from: layerOf[edge.from] + 1, to: layerOf[edge.to], by: 1) {
          places.append(Place(node: nil, layer: layer, height: 12))
          route.append(places.count - 1)
        }
      }
      routes.append(route + [edge.to])
    }
    layers = (0...(layerOf.max() ?? 0)).map { layer in
      places.indices.filter { places[$0].layer == layer }
    }
    order()
    settle()
  }
}

extension GraphLayering {
  /// Edges that close a cycle, found by depth-first search in the order of the nodes.
  private static func backward(count: Int, _ edges: [(from: Int, to: Int)]) -> [Bool] {
    var state = [Int](repeating: 0, count: count)
    var result = [Bool](repeating: false, count: edges.count)
    let outgoing = Dictionary(grouping: edges.indices) { edges[$0].from }
    for root in 0..<count where state[root] == 0 {
      var stack = [(node: root, next: 0)]
      state[root] = 1
      while let top = stack.last {
        let following = outgoing[top.node] ?? []
        guard top.next < following.count else {
          state[top.node] = 2
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let edge = following[top.next]
        let target = edges[edge].to
        if state[target] == 1 {
          result[edge] = true
        } else if state[target] == 0 {
          state[target] = 1
          stack.append((target, 0))
        }
      }
    }
    return result
  }

  /// The longest path to each node; sources move right, next to what they feed.
  private static func layers(count: Int, _ edges: [(from: Int, to: Int)]) -> [Int] {
    var layer = [Int](repeating: 0, count: count)
    for _ in 0..<count {
      var isStable = true
      for edge in edges where layer[edge.to] < layer[edge.from] + 1 {
        layer[edge.to] = layer[edge.from] + 1
        isStable = false
      }
      if isStable { break }
    }
    for node in 0..<count where !edges.contains(where: { $0.to == node }) {
      let fed = edges.filter { $0.from == node }.map { layer[$0.to] }
      if let nearest = fed.min() { layer[node] = nearest - 1 }
    }
    return layer
  }

  private func neighbours() -> (left: [[Int]], right: [[Int]]) {
    var left = [[Int]](repeating: [], count: places.count)
    var right = left
    for (route, isBackward) in zip(routes, isBackward) where !isBackward {
      for (a, b) in zip(route, route.dropFirst()) {
        right[a].append(b)
        left[b].append(a)
      }
    }
    return (left, right)
  }

  /// Orders each layer by the mean rank of its neighbours, sweeping both ways; keeps the best.
  private mutating func order() {
    let (left, right) = neighbours()
    var best = layers
    var fewest = crossings(right)
    for sweep in 0..<12 where fewest > 0 {
      let isForward = sweep % 2 == 0
      let indices = isForward ? Array(layers.indices) : layers.indices.reversed()
      var rank = [Double](repeating: 0, count: places.count)
      for layer in layers {
        for (index, place) in layer.enumerated() { rank[place] = Double(index) }
      }
      for layer in indices {
        let keys = layers[layer].map { place in
          let around = isForward ? left[place] : right[place]
          return around.isEmpty
            ? rank[place] : around.reduce(0) { $0 + rank[$1] } / Double(around.count)
        }
        let sorted = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        layers[layer] = sorted.map { layers[layer][$0] }
        for (index, place) in layers[layer].enumerated() { rank[place] = Double(index) }
      }
      let count = crossings(right)
      if count < fewest { (best, fewest) = (layers, count) }
    }
    layers = best
  }

  private func crossings(_ right: [[Int]]) -> Int {
    var rank = [Int](repeating: 0, count: places.count)
    for layer in layers {
      for (index, place) in layer.enumerated() { rank[place] = index }
    }
    var count = 0
    for layer in layers {
      let edges = layer.flatMap { place in right[place].map { (rank[place], rank[$0]) } }
      for (index, a) in edges.enumerated() {
        for b in edges[index...] where (a.0 - b.0) * (a.1 - b.1) < 0 { count += 1 }
      }
    }
    return count
  }

  /// Moves places toward the mean of their neighbours without overlap.
  private mutating func settle() {
    let (left, right) = neighbours()
    for layer in layers {
      var top = 0.0
      for place in layer {
        places[place].y = top + places[place].height / 2
        top += places[place].height + gap
      }
      for place in layer { places[place].y -= (top - gap) / 2 }
    }
    for sweep in 0...16 {
      for layer in sweep % 2 == 0 ? layers : layers.reversed() {
        // The tallest neighbour pair sets the distance within the layer.
        let apart = (layer.map { places[$0].height }.max() ?? 0) + gap
        let wanted = layer.map { place in
          let around = left[place] + right[place]
          return around.isEmpty
            ? places[place].y
            : around.reduce(0) { $0 + places[$1].y } / Double(around.count)
        }
        let settled = Spreading.spread(wanted, apart: apart, within: -1e9...1e9)
        for (place, y) in zip(layer, settled) { places[place].y = y }
      }
    }
  }
}
