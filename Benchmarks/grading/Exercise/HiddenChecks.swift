import Checking

let hiddenChecks = [
  Check("the logits' values", points: 2) { student in
    let problem = Problem(using: &student.generator)
    try student.expect(
      problem.logits(of: student), equals: logits(problem.network, x: problem.x), within: 1e-8)
  },
  Check("the gradient of the first layer", points: 2) { student in
    try Problem(using: &student.generator).expectGradients(["w1", "b1"], of: student)
  },
  Check("all gradients of five more networks", points: 2) { student in
    for _ in 0..<5 {
      try Problem(using: &student.generator)
        .expectGradients(["w1", "b1", "w2", "b2"], of: student)
    }
  },
]
