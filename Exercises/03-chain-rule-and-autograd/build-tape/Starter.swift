import Glibc

/// A number that remembers where it came from.
final class Var {
  let value: Double
  /// ∂r/∂self, after `backward()` was called on the result r.
  var lambda = 0.0
  /// The numbers that it was made of, each with the derivative by it.
  let inputs: [(node: Var, derivative: Double)]

  init(_ value: Double, from inputs: [(node: Var, derivative: Double)] = []) {
    self.value = value
    self.inputs = inputs
  }

  /// Gives every Var from which this one was made its co-state.
  func backward() {
    // Write this.
  }
}

// Each of these has the right value, and lacks its inputs.
func + (a: Var, b: Var) -> Var { Var(a.value + b.value) }
func - (a: Var, b: Var) -> Var { Var(a.value - b.value) }
func * (a: Var, b: Var) -> Var { Var(a.value * b.value) }
func / (a: Var, b: Var) -> Var { Var(a.value / b.value) }
func tanh(_ a: Var) -> Var { Var(tanh(a.value)) }
func exp(_ a: Var) -> Var { Var(exp(a.value)) }
