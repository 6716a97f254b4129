// Fails: probabilities at any height
// Says: With scores of thousands

import Glibc

func logSumExp(of a: [Double]) -> Double {
  let top = a.max()!
  return top + log(a.reduce(0) { $0 + exp($1 - top) })
}

func probabilities(of a: [Double]) -> [Double] {
  let total = a.reduce(0) { $0 + exp($1) }
  return a.map { exp($0) / total }
}
