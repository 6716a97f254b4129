// Fails: answers for scores of ordinary size
// Says: These are powers, not shares

import Glibc

func logSumExp(of a: [Double]) -> Double {
  let top = a.max()!
  return top + log(a.reduce(0) { $0 + exp($1 - top) })
}

func probabilities(of a: [Double]) -> [Double] {
  let top = a.max()!
  return a.map { exp($0 - top) }
}
