// Fails: bowls that lie askew
// Fails: saddles and summits
// Says: not the entries on the diagonal

import NN

func largestStableStep(hessian: [[Double]]) -> Double? {
  let largest = hessian.indices.map { hessian[$0][$0] }.max()!
  return largest > 0 ? 2 / largest : nil
}
