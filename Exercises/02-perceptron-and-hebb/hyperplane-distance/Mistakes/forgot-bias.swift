// Fails: measures the corners from the line of AND
// Says: does the bias count in your sum?

func distanceToHyperplane(w: [Double], x: [Double]) -> Double {
  let normal = Array(w.dropFirst())
  var sum = 0.0, square = 0.0
  for i in x.indices {
    sum += normal[i] * x[i]
    square += normal[i] * normal[i]
  }
  return sum / square.squareRoot()
}
