import Checking

let hiddenChecks = [
  Check(
    "in any dimension, at any scale of the weights",
    after: "measures the corners from the line of AND"
  ) { student in
    for inputs in [3, 1, 2, 4, 5, 6] {
      let w = (0...inputs).map { _ in student.generator.normal() }
      // A point on the hyperplane, then a step of known length straight away from it.
      let square = w.dropFirst().reduce(0) { $0 + $1 * $1 }
      let step = student.generator.uniform(from: -2, to: 2)
      let x = w.dropFirst().map { -w[0] * $0 / square + step * $0 / square.squareRoot() }
      for scale in [1, 0.1, 10] {
        try student.expect(
          student.distanceToHyperplane(w: w.map { scale * $0 }, x: x), equals: step,
          remark: scale == 1
            ? "With another number of inputs than two the distance is wrong. Does it use every "
              + "weight, and every input?"
            : "All weights times the same positive number draw the same boundary, but here the "
              + "distance has changed.")
      }
    }
  }
]
