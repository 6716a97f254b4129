// Fails: one fold and two
// Says: This is one fold

func foldedTent(_ x: Double, depth: Int) -> Double { 2 * max(0, x) - 4 * max(0, x - 0.5) }

func tentPieces(depth: Int) -> Int { 1 << depth }

func unitsInOneLayer(depth: Int) -> Int { tentPieces(depth: depth) - 1 }
