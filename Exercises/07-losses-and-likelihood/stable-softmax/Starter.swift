import Glibc

/// ln Σⱼ e^(aⱼ), for any finite scores.
func logSumExp(of a: [Double]) -> Double {
  // Your code here. This overflows where a score is above 709:
  return log(a.reduce(0) { $0 + exp($1) })
}

/// The softmax of the scores: positive numbers that sum to 1.
func probabilities(of a: [Double]) -> [Double] {
  // Your code here.
  return a
}
