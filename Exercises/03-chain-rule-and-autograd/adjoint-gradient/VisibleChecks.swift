import Checking
import Glibc

let visibleChecks = [
  Check("solves both equations") { student in
    let (a, c, x0, finalTime) = (0.48, 2.0, 1.5, 1.9)
    for t in [0, 0.5, finalTime] {
      try student.expect(
        student.state(at: t, rate: a, x0: x0), equals: state(at: t, rate: a, x0: x0))
      try student.expect(
        student.coState(at: t, rate: a, c: c, finalTime: finalTime),
        equals: coState(at: t, rate: a, c: c, finalTime: finalTime),
        remarks: [
          Remark(
            "This λ obeys λ̇ = +aλ: it grows with t where it should fall. Its equation has a minus "
              + "sign.", ifEquals: c * exp(-a * (finalTime - t))),
          Remark(
            "This λ is c at t = 0. The co-state is known at the other end: λ(t_f) = c.",
            ifEquals: c * exp(-a * t)),
          Remark(
            "This is −aλ(t_f), a value of λ̇ and not of λ: the dot is lost.", ifEquals: -a * c),
        ])
    }
  },

  Check("finds the gradient of the lesson", after: "solves both equations") { student in
    let problem = Problem(
      theta: [0.9, 1.1], p: [1, 0], q: [0, -0.3], c: 2, x0: 1.5, finalTime: 1.9)
    let t = 0.5
    try student.expectGradient(
      problem.gradient(of: student, at: t), equals: problem.gradient(at: t), within: exactly,
      sizes: ["λ(t)x(t)": problem.product, "t_f": problem.finalTime, "c": problem.c],
      terms: [
        "the future's share, (t_f − t)·λ·∂a/∂θ·x": problem.scaled(problem.finalTime - t),
        "the past's share, t·λ·∂a/∂θ·x": problem.scaled(t),
        "what the slopes qᵢ of the linear part contribute": problem.linearPart,
        "what the slopes 2pᵢθᵢ of the squares contribute": problem.squarePart,
      ],
      remarks: [
        Remark(
          "Every parameter gets the same: the factor ∂a/∂θᵢ is missing.",
          ifEquals: problem.theta.map { _ in problem.finalTime * problem.product }),
        Remark(
          "This has the rate a itself where its slopes ∂a/∂θᵢ belong.",
          ifEquals: problem.theta.map { _ in problem.finalTime * problem.product * problem.rate }),
        Remark(
          "The square's slope is 2pᵢθᵢ: this is what comes out with pᵢθᵢ.",
          ifEquals: zip(problem.squarePart, problem.linearPart).map { $0 / 2 + $1 }),
        Remark(
          "λ and x are to be taken at the same moment: this is λ(t)·x(t_f).",
          ifEquals: problem.gradient(at: t).map { $0 * exp(problem.rate * (problem.finalTime - t)) }
        ),
        Remark(
          "λ and x are to be taken at the same moment: this is λ(0)·x(t).",
          ifEquals: problem.gradient(at: t).map { $0 * exp(problem.rate * t) }),
        Remark(imprecise, ifEquals: problem.gradient(at: t), within: 1e-6),
      ])
  },
]

/// Closer than differences come.
let exactly = Tolerance(absolute: 1e-12, relative: 1e-11)
let imprecise =
  "Right in its first digits only: are differences at work where the adjoint is exact?"

/// One problem with all its numbers.
struct Problem {
  var theta: [Double]
  var p: [Double]
  var q: [Double]
  var c: Double
  var x0: Double
  var finalTime: Double

  var rate: Double { Checks.rate(theta: theta, p: p, q: q) }
  /// λ(t)x(t), the same for every t.
  var product: Double { c * x0 * exp(rate * finalTime) }
  var slopes: [Double] { theta.indices.map { 2 * p[$0] * theta[$0] + q[$0] } }
  /// The gradient's parts that come from the squares, and from the linear terms.
  var squarePart: [Double] { theta.indices.map { 2 * p[$0] * theta[$0] * finalTime * product } }
  var linearPart: [Double] { q.map { $0 * finalTime * product } }

  /// What the parameters contribute in `seconds` seconds.
  func scaled(_ seconds: Double) -> [Double] { slopes.map { seconds * product * $0 } }

  func gradient(at t: Double) -> [Double] {
    adjointGradient(theta: theta, p: p, q: q, c: c, x0: x0, finalTime: finalTime, at: t)
  }

  func gradient(of student: Student, at t: Double) throws -> Answer {
    try student.adjointGradient(
      theta: theta, p: p, q: q, c: c, x0: x0, finalTime: finalTime, at: t)
  }
}
