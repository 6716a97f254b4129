// Fails: in any dimension, at any scale of the weights
// Loses: 1 point
// Says: With another number of inputs than two

func distanceToHyperplane(w: [Double], x: [Double]) -> Double {
  let w2 = w.count > 2 ? w[2] : 0, x2 = x.count > 1 ? x[1] : 0
  return (w[0] + w[1] * x[0] + w2 * x2) / (w[1] * w[1] + w2 * w2).squareRoot()
}
