import Checking

let hiddenChecks = [
  Check("inverts what can be inverted", after: "reads a learned code") { student in
    try student.expect(
      student.decoder(learned), equals: decoder(learned),
      remark:
        "The code of the visible check is not inverted: put each row's place where its number "
        + "says.")
    for bits in 1...5 {
      let rows = student.generator.permutation(1 << bits)
      let table = rows.map { spelled($0, bits: bits, &student.generator) }
      try student.expect(
        student.readCodes(table), equals: rows,
        remark: "With another number of bits than three, or with answers that are less clear, the "
          + "numbers are wrong.")
      try student.expect(
        student.decoder(table), equals: decoder(table),
        remark: "With another number of bits than three, the decoder is wrong.")
      // One row less: a number that nobody spells. Then one row twice.
      let part = Array(table.dropLast())
      try student.expect(
        student.decoder(part), equals: decoder(part),
        remark:
          "Where a number is spelled by no row, the decoder has nil at its place, and all its "
          + "other places stay.")
      let same = part + [spelled(rows[0], bits: bits, &student.generator)]
      try student.expect(
        student.decoder(same), equals: nil as [Int?]?,
        remark: "Two rows that spell the same number cannot be told apart: the whole result is nil."
      )
    }
    try student.expect(
      student.readCodes([[0.5, 0.51, 0.5]]), equals: [2],
      remark: "An answer of exactly ½ is not above ½.")
  }
]

/// Answers that spell a number, some of them rather undecided.
private func spelled(_ number: Int, bits: Int, _ generator: inout SeededGenerator) -> [Double] {
  (0..<bits).map { place in
    let bit = number >> (bits - 1 - place) & 1
    return bit == 1
      ? generator.uniform(from: 0.55, to: 1) : generator.uniform(from: 0, to: 0.45)
  }
}
