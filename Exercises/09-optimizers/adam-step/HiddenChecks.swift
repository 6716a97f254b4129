import Checking

let hiddenChecks = [
  Check("many steps", after: "the first step") { student in
    for (count, beta1, beta2, epsilon) in [(1, 0.9, 0.999, 1e-8), (4, 0.5, 0.8, 0.1)] {
      let start = (0..<count).map { _ in student.generator.normal() }
      let gradients = (0..<7).map { _ in (0..<count).map { _ in student.generator.normal() } }
      let settings = [0.05, beta1, beta2, epsilon]
      try student.expect(
        student.adam(from: start, gradients: gradients, settings: settings),
        equals: adam(start, gradients, settings),
        remark:
          "The first step is right and later ones are not. Are m and h kept from step to step, and "
          + "does t count the steps?")
    }
  },

  Check("two rules at once", after: "many steps") { student in
    let starts = (0..<2).map { _ in (0..<3).map { _ in student.generator.normal() } }
    let gradients = (0..<5).map { _ in (0..<3).map { _ in student.generator.normal() } }
    let settings = [0.1, 0.9, 0.99, 1e-4]
    let expected = starts.enumerated().map { k, start in
      adam(start, gradients.map { $0.map { $0 * Double(k + 1) } }, settings).last!
    }
    try student.expect(
      student.twoAdams(from: starts, gradients: gradients, settings: settings), equals: expected,
      remark: "Two rules that take turns disturb each other. What a rule remembers belongs into it."
    )
  },
]
