// Fails: pieces and units
// Says: How many bends

func foldedTent(_ x: Double, depth: Int) -> Double {
  var value = x
  for _ in 0..<depth { value = 2 * max(0, value) - 4 * max(0, value - 0.5) }
  return value
}

func tentPieces(depth: Int) -> Int { 1 << depth }

func unitsInOneLayer(depth: Int) -> Int { tentPieces(depth: depth) }
