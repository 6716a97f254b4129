import Answering

let interface = [
  Function("apply(_:to:and:)") { (operation: String, a: [Double], b: [Double]) in
    let (a, b) = (Dual(value: a[0], slope: a[1]), Dual(value: b[0], slope: b[1]))
    let result: Dual
    switch operation {
    case "+": result = a + b
    case "-": result = a - b
    case "*": result = a * b
    case "tanh": result = tanh(a)
    default: result = exp(a)
    }
    return [result.value, result.slope]
  },
  Function("jvp(at:along:coefficients:)") { (x: [Double], v: [Double], c: [Double]) in
    jvp(of: { dualSum(c, $0) }, at: x, along: v)
  },
  Function("forwardGradient(at:coefficients:)") { (x: [Double], c: [Double]) in
    forwardGradient(of: { dualSum(c, $0) }, at: x)
  },
]

/// Σₖ cₖ tanh(xₖxₖ₊₁) − exp(x₀)xₙ
private func dualSum(_ c: [Double], _ x: [Dual]) -> Dual {
  var sum = Dual(value: 0, slope: 0)
  for k in c.indices { sum = sum + Dual(value: c[k], slope: 0) * tanh(x[k] * x[k + 1]) }
  return sum - exp(x[0]) * x[x.count - 1]
}
