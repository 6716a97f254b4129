import Checking

let visibleChecks = [
  Check("drops units in training", part: "forward") { student in
    let (x, mask) = ([2.0, -1.0, 3.0], [1.0, 0.0, 1.0])
    try student.expect(
      student.dropout(x, mask: mask, keep: 0.8, inverted: true, isTraining: true),
      equals: [2.5, 0, 3.75],
      remarks: [
        Remark(
          "In inverted dropout, kept values are divided by p in training.", ifEquals: [2.0, 0, 3]),
        Remark("Divide by p, do not multiply by it.", ifEquals: [1.6, 0, 2.4]),
        Remark(
          "p is the probability to keep a unit; you divided by that of dropping it.",
          ifEquals: [10.0, 0, 15]),
      ])
    try student.expect(
      student.dropout(x, mask: mask, keep: 0.8, inverted: false, isTraining: true),
      equals: [2, 0, 3],
      remarks: [
        Remark("Standard dropout scales nothing in training.", ifEquals: [2.5, 0, 3.75]),
        Remark("Standard dropout scales in use, and not in training.", ifEquals: [1.6, 0, 2.4]),
      ])
  },

  Check("keeps all units in use", part: "forward") { student in
    let (x, mask) = ([2.0, -1.0, 3.0], [1.0, 0.0, 1.0])
    try student.expect(
      student.dropout(x, mask: mask, keep: 0.8, inverted: false, isTraining: false),
      equals: [1.6, -0.8, 2.4],
      remarks: [
        Remark(
          "In use all units take part, so the next sums are larger than in training: multiply by p.",
          ifEquals: x),
        Remark("The mask is for training only.", ifEquals: [1.6, 0, 2.4]),
      ])
    try student.expect(
      student.dropout(x, mask: mask, keep: 0.8, inverted: true, isTraining: false), equals: x,
      remarks: [
        Remark(
          "Inverted dropout has scaled in training already; in use nothing is left to do.",
          ifEquals: [1.6, -0.8, 2.4]),
        Remark("The mask is for training only.", ifEquals: [2.0, 0, 3]),
      ])
  },
]
