// Fails: pieces and units
// Says: outside of 0…1

func foldedTent(_ x: Double, depth: Int) -> Double {
  (0..<depth).reduce(x) { value, _ in 1 - abs(1 - 2 * value) }
}

func tentPieces(depth: Int) -> Int { 1 << depth }

func unitsInOneLayer(depth: Int) -> Int { tentPieces(depth: depth) - 1 }
