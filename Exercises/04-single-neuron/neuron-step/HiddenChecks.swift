import Checking

let hiddenChecks = [
  Check("neurons of any size", after: "the step for one example") { student in
    for inputs in [0, 1, 4, 9] {
      let w = (0...inputs).map { _ in student.generator.normal() }
      let x = (0..<inputs).map { _ in student.generator.normal() }
      let fall = numericGradient(at: w) { -squared(1 - answer($0, x)) / 2 }
      try student.expectGradient(
        student.neuronStep(w: w, x: x, t: 1, eta: 1), equals: fall, within: 1e-6,
        remark: "With another number of inputs, the step differs from finite differences of the "
          + "error. A neuron without any inputs still has a bias.")
    }
  },

  Check("any target and learning rate", after: "the step for one example") { student in
    for _ in 0..<4 {
      let w = (0...3).map { _ in student.generator.normal() }
      let x = (0..<3).map { _ in student.generator.normal() }
      let (t, eta) = (student.generator.uniform(), 0.1 + student.generator.uniform())
      let fall = numericGradient(at: w) { -eta * squared(t - answer($0, x)) / 2 }
      try student.expectGradient(
        student.neuronStep(w: w, x: x, t: t, eta: eta), equals: fall, within: 1e-6,
        remark: "For other targets, between 0 and 1, or for another learning rate the step is not "
          + "the one down the gradient.")
    }
  },
]

private func squared(_ a: Double) -> Double { a * a }
