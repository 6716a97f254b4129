// Fails: a 2-2-1 network
// Says: slopes of tanh are missing

import Glibc

func gradientNorms(
  weights: [[[Double]]], biases: [[Double]], x: [Double], target t: [Double]
) -> [Double] {
  var s = [x]
  for l in weights.indices {
    s.append(weights[l].indices.map { p in tanh(biases[l][p] + dot(weights[l][p], s[l])) })
  }

  var delta = zip(s[weights.count], t).map { s, t in t - s }
  var norms: [Double] = []
  for l in weights.indices.reversed() {
    norms.append(sqrt(dot(delta, delta) * (1 + dot(s[l], s[l]))))
    delta = s[l].indices.map { i in
      1 * dot(delta, weights[l].map { $0[i] })
    }
  }
  return norms.reversed()
}

func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}
