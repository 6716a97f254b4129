import Checking
import Glibc

let hiddenChecks = [
  Check("any number of pieces", after: "a gradient of norm 10, clipped to 5") { student in
    for sizes in [[1], [3, 0, 4], [5, 1, 2, 7]] {
      let pieces = sizes.map { size in
        (0..<size).map { _ in 4 * student.generator.normal() }
      }
      let norm = clipByGlobalNorm(pieces, limit: 1).norm
      let limit = norm * (0.2 + 0.6 * student.generator.uniform())
      let right = clipByGlobalNorm(pieces, limit: limit)
      let answer = try student.clipByGlobalNorm(pieces, limit: limit)
      try student.expect(
        answer.norm, equals: right.norm,
        remark: "With other numbers of pieces the norm differs. It is the root of the sum of all "
          + "squares, of every piece.")
      try student.expect(
        answer.gradients, equals: right.gradients,
        remark: "With other numbers of pieces the clipped gradient differs. Is every number of "
          + "every piece multiplied by the same factor, limit / norm?")
    }
  },

  Check("a short gradient stays, and so does zero", after: "a gradient of norm 10, clipped to 5") {
    student in
    let pieces = (0..<2).map { _ in (0..<3).map { _ in 4 + student.generator.uniform() } }
    let norm = clipByGlobalNorm(pieces, limit: 1).norm
    try student.expect(
      student.clipByGlobalNorm(pieces, limit: 2 * norm).gradients, equals: pieces,
      remark: "A gradient shorter than the limit must come back unchanged, not be stretched to it.")
    let nothing = [[0.0, 0], [0.0]]
    try student.expect(
      student.clipByGlobalNorm(nothing, limit: 1).gradients, equals: nothing,
      remark: "A gradient of zeros must come back as zeros. Do you divide by its norm?")
  },
]
