/// Runs a solver from several random starts and keeps the best: a guard against poor local minima.
///
/// `draw` makes one start. The runs are returned in order, for the spread of what was found.
public func multiStart(
  _ solver: some Solver, _ objective: Objective, starts: Int,
  using generator: inout SeededGenerator, draw: (inout SeededGenerator) -> Tensor
) -> (best: Minimization, all: [Minimization]) {
  precondition(starts >= 1, "multiStart needs at least one start; got \(starts).")
  let all = (0..<starts).map { _ in solver.minimize(objective, from: draw(&generator)) }
  // NaN is never the best, whichever way it is compared.
  let best = all.min { a, b in
    (a.value.isNaN ? .infinity : a.value) < (b.value.isNaN ? .infinity : b.value)
  }
  return (best!, all)
}
