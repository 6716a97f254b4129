/// The tent map applied `depth` times.
func foldedTent(_ x: Double, depth: Int) -> Double {
  // Your code here.
  return x
}

/// How many straight pieces it has on 0…1.
func tentPieces(depth: Int) -> Int {
  // Your code here.
  return 0
}

/// The least number of ReLUs in one hidden layer that can make so many pieces, whatever their slopes.
func unitsInOneLayer(depth: Int) -> Int {
  // Your code here.
  return 0
}
