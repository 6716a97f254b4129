/// The distance of a point from the hyperplane w₀ + w₁x₁ + … + wₙxₙ = 0, positive where the sum is.
func distanceToHyperplane(w: [Double], x: [Double]) -> Double {
  let normal = w.dropFirst()
  let sum = zip(normal, x).reduce(w[0]) { $0 + $1.0 * $1.1 }
  let length = normal.reduce(0) { $0 + $1 * $1 }.squareRoot()
  return sum / length
}
