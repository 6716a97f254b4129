import Checking

let hiddenChecks = [
  Check("leverages in any shape", part: "leverages", after: "leverages of four examples") {
    student in
    for (examples, features, penalty) in [(5, 1, 0.0), (7, 3, 0.4), (3, 5, 1.5)] {
      let x = Tensor.normal(
        [examples, features], precision: .float64, using: &student.generator)
      // H e_i is the answer to a target that is 1 for example i alone.
      let diagonal = (0..<examples).map { i -> Double in
        let one = (0..<examples).map { $0 == i ? 1.0 : 0 }
        return answers(x, Tensor(one, precision: .float64), penalty)[i]
      }
      try student.expect(
        student.leverages(x, penalty: penalty), equals: diagonal, within: 1e-7,
        remark: "For other numbers of examples, features or another penalty the leverages differ. "
          + "The identity is as large as the number of features.")
    }
  },

  Check("errors as if each were left out", part: "errors", after: "errors of four examples") {
    student in
    for (examples, features, penalty) in [(6, 1, 0.0), (9, 3, 0.3), (4, 6, 2.0)] {
      let x = Tensor.normal(
        [examples, features], precision: .float64, using: &student.generator)
      let y = Tensor.normal([examples], precision: .float64, using: &student.generator)
      let honest = (0..<examples).map { i -> Double in
        let others = (0..<examples).filter { $0 != i }
        let (rest, targets) = (x.rows(others), y.rows(others))
        let weights = matmul(inverseOfNormal(rest, penalty), matmul(rest.transposed(), targets))
        return y.values[i] - matmul(x, weights).values[i]
      }
      try student.expect(
        student.leaveOneOutErrors(x, y, penalty: penalty), equals: honest, within: 1e-7,
        remark: "The errors differ from those of fits that really leave the example out.")
    }
  },
]

private func answers(_ x: Tensor, _ y: Tensor, _ penalty: Double) -> [Double] {
  matmul(x, matmul(inverseOfNormal(x, penalty), matmul(x.transposed(), y))).values
}
