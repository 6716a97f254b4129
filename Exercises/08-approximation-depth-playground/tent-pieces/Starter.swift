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

/// How many ReLUs one hidden layer needs at least for any function of so many pieces.
func unitsInOneLayer(depth: Int) -> Int {
  // Your code here.
  return 0
}
