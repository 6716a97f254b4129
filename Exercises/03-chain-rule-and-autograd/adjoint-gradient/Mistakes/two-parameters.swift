// Fails: finds the gradient by many parameters
// Says: one entry for every parameter

import Glibc

func rate(theta: [Double], p: [Double], q: [Double]) -> Double {
  theta.indices.reduce(0) { $0 + p[$1] * theta[$1] * theta[$1] + q[$1] * theta[$1] }
}

func state(at t: Double, rate a: Double, x0: Double) -> Double {
  x0 * exp(a * t)
}

func coState(at t: Double, rate a: Double, c: Double, finalTime: Double) -> Double {
  c * exp(a * (finalTime - t))
}

func adjointGradient(
  theta: [Double], p: [Double], q: [Double], c: Double, x0: Double, finalTime: Double, at t: Double
) -> [Double] {
  let a = rate(theta: theta, p: p, q: q)
  let x = state(at: t, rate: a, x0: x0)
  let lambda = coState(at: t, rate: a, c: c, finalTime: finalTime)
  return [0, 1].filter(theta.indices.contains).map { i in
    let slope = 2 * p[i] * theta[i] + q[i]
    return finalTime * lambda * slope * x
  }
}
