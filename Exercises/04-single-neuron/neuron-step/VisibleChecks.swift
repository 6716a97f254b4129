import Checking

let visibleChecks = [
  Check("the step for one example") { student in
    let (w, x, t, eta) = ([0.1, 0.4, -0.6], [1.5, 0.5], 1.0, 0.2)
    let right = neuronStep(w: w, x: x, t: t, eta: eta)
    let s = answer(w, x)
    try student.expectGradient(
      student.neuronStep(w: w, x: x, t: t, eta: eta), equals: right,
      sizes: ["1/η, since η = 0.2": 5],
      remarks: [
        Remark(
          "The slope of the sigmoid is missing: the net input moves the answer only s(1 − s) times "
            + "as much.", ifEquals: right.map { $0 / (s * (1 - s)) }),
        Remark(
          "These are the weights after the step. Return only what is added to them.",
          ifEquals: zip(w, right).map { $0 + $1 }),
        Remark(
          "The weights are right, but the bias stays where it is. It is the weight of a constant "
            + "input 1.", ifEquals: [0] + right.dropFirst()),
        Remark(
          "Your slope takes the sigmoid of s. But s is the sigmoid of the net input already: its "
            + "slope is s(1 − s).",
          ifEquals: right.map { $0 / (s * (1 - s)) * sigmoid(s) * (1 - sigmoid(s)) }),
      ])
  }
]

/// What the neuron says.
func answer(_ w: [Double], _ x: [Double]) -> Double {
  sigmoid(zip(w, [1] + x).reduce(0) { $0 + $1.0 * $1.1 })
}
