import Checking
import NN

let hiddenChecks = [
  Check("counts networks of any depth", after: "counts the lesson's networks") { student in
    try student.expect(
      student.countParameters([5]), equals: 0,
      remark: "Inputs alone have no parameters, and need no special case in a loop over neighbours."
    )
    for layers in 2...6 {
      let sizes = (0..<layers).map { _ in 1 + student.generator.integer(below: 40) }
      // The library's own count, of layers that it has really made.
      let made = zip(sizes, sizes.dropFirst()).map { from, to in
        Linear(from, to, using: &student.generator).parameterCount
      }
      try student.expect(
        student.countParameters(sizes), equals: made.reduce(0, +),
        remark: "Networks with one hidden layer are right, and those with fewer or more are not.")
    }
  }
]
