// Fails: the logarithm of the sum at any height
// Fails: probabilities at any height
// Says: Where the scores lie far apart

import Glibc

func logSumExp(of a: [Double]) -> Double {
  let top = a[0]
  return top + log(a.reduce(0) { $0 + exp($1 - top) })
}

func probabilities(of a: [Double]) -> [Double] {
  let total = logSumExp(of: a)
  return a.map { exp($0 - total) }
}
