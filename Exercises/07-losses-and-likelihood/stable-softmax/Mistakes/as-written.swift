// Fails: the logarithm of the sum at any height
// Fails: probabilities at any height
// Says: Take out the largest score

import Glibc

func logSumExp(of a: [Double]) -> Double {
  return log(a.reduce(0) { $0 + exp($1) })
}

func probabilities(of a: [Double]) -> [Double] {
  let total = logSumExp(of: a)
  return a.map { exp($0 - total) }
}
