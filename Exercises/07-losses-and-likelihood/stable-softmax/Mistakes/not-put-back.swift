// Fails: answers for scores of ordinary size
// Says: Put back what you have taken out

import Glibc

func logSumExp(of a: [Double]) -> Double {
  let top = a.max()!
  return log(a.reduce(0) { $0 + exp($1 - top) })
}

func probabilities(of a: [Double]) -> [Double] {
  let total = logSumExp(of: a)
  return a.map { exp($0 - total) }
}
