import Checking
import Glibc

let visibleChecks = [
  Check("a gradient of norm 10, clipped to 5") { student in
    let pieces = [[6.0, 0], [0, 0, -8.0]]
    let right = clipByGlobalNorm(pieces, limit: 5)
    let answer = try student.clipByGlobalNorm(pieces, limit: 5)
    try student.expect(
      answer.norm, equals: right.norm,
      remarks: [
        Remark("Norms do not add: 6 + 8 is not the length of (6, −8).", ifEquals: 14.0),
        Remark("That is the square of the norm: take the root.", ifEquals: 100.0),
        Remark(
          "That is the norm after clipping. Return the one that the gradient had before, so that "
            + "one can see how wild it was.", ifEquals: 5.0),
      ])
    try student.expect(
      answer.gradients, equals: right.gradients,
      remarks: [
        Remark(
          "Each piece has been clipped by its own norm, which turns the whole gradient. All pieces "
            + "share one norm and one factor.", ifEquals: [[5.0, 0], [0, 0, -5.0]]),
        Remark(
          "Divided by the norm the gradient has length 1. Its length shall be the limit.",
          ifEquals: [[0.6, 0], [0, 0, -0.8]]),
        Remark(
          "The factor is limit / norm. This one has the square of the norm in it.",
          ifEquals: [[0.3, 0], [0, 0, -0.4]]),
      ])
  }
]
