// Fails: finds the gradient of the lesson
// Says: are differences at work where the adjoint is exact?

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
  func objective(_ theta: [Double]) -> Double {
    let a = rate(theta: theta, p: p, q: q)
    return c * state(at: finalTime, rate: a, x0: x0)
  }
  return theta.indices.map { i in
    var above = theta, below = theta
    above[i] += 1e-5
    below[i] -= 1e-5
    return (objective(above) - objective(below)) / 2e-5
  }
}
