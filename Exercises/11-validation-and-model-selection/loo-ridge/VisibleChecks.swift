import Checking

let visibleChecks = [
  Check("leverages of four examples", part: "leverages") { student in
    let x = Tensor([[1, 0], [1, 1], [1, 2], [1, 5]], precision: .float64)
    let right = leverages(x, penalty: 0.5)
    try student.expect(
      student.leverages(x, penalty: 0.5), equals: right,
      remarks: [
        Remark(
          "That is what comes out without the penalty: add λ on the diagonal before you invert.",
          ifEquals: leverages(x, penalty: 0)),
        Remark(
          "There λ was added to every element. Only the diagonal gets it: add λ times the identity.",
          ifEquals: (matmul(x, try inverse(matmul(x.transposed(), x) + 0.5)) * x).sum(axis: 1)
            .values),
        Remark(
          "Those are the sums of the rows of H. The diagonal is wanted.",
          ifEquals: matmul(x, matmul(inverseOfNormal(x, 0.5), x.sum(axis: 0))).values),
        Remark(
          "Those are 1 − H. Return the diagonal of H itself.", ifEquals: right.map { 1 - $0 }),
      ])
  },

  Check("errors of four examples", part: "errors") { student in
    let x = Tensor([[1, 0], [1, 1], [1, 2], [1, 5]], precision: .float64)
    let y = Tensor([0.5, 1, 2.5, 4], precision: .float64)
    let right = leaveOneOutErrors(x, y, penalty: 0.5)
    let h = leverages(x, penalty: 0.5)
    try student.expect(
      student.leaveOneOutErrors(x, y, penalty: 0.5), equals: right,
      remarks: [
        Remark(
          "Those are the ordinary errors. Leaving an example out makes its error larger, by "
            + "1 / (1 − H).", ifEquals: zip(right, h).map { $0 * (1 - $1) }),
        Remark("Those have the opposite sign: target less answer.", ifEquals: right.map { -$0 }),
        Remark("Divide by 1 − H, not by H.", ifEquals: zip(right, h).map { $0 * (1 - $1) / $1 }),
        Remark(
          "Multiplied by 1 − H an error gets smaller. Left out, an example is met worse: divide.",
          ifEquals: zip(right, h).map { $0 * (1 - $1) * (1 - $1) }),
      ])
  },
]
