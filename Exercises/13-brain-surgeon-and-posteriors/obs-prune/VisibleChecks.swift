import Checking

private let bowl: [[Double]] = [[2, 1.8, 0.1], [1.8, 2, 0.3], [0.1, 0.3, 1]]
private let minimum = [0.5, 1, 1.2]

let visibleChecks = [
  Check("the cost of each weight", part: "saliencies") { student in
    try student.expect(
      student.saliencies(hessian: bowl, weights: minimum),
      equals: saliencies(hessian: bowl, weights: minimum),
      remarks: [
        Remark(
          "This is ½w²Q, the cost when no other weight adjusts: optimal brain damage. The surgeon "
            + "divides by the inverse's diagonal.",
          ifEquals: minimum.indices.map { minimum[$0] * minimum[$0] * bowl[$0][$0] / 2 }),
        Remark(
          "The factor ½ is missing.",
          ifEquals: saliencies(hessian: bowl, weights: minimum).map { 2 * $0 }),
      ])
  },

  Check("one removal", part: "surgery") { student in
    let right = obsPrune(hessian: bowl, weights: minimum, removing: 1)
    try student.expect(
      student.obsPrune(hessian: bowl, weights: minimum, removing: 1), equals: right,
      remarks: [
        Remark(
          "The right weight is gone, but the others have not moved to make up for it.",
          ifEquals: zip(minimum, right).map { $1 == 0 ? 0 : $0 }),
        Remark(
          "The others move the wrong way: what is subtracted from the removed weight to make it 0 "
            + "is subtracted from them, too.",
          ifEquals: zip(minimum, right).map { $1 == 0 ? 0 : 2 * $0 - $1 }),
      ])
  },
]
