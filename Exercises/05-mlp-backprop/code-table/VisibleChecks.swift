import Checking

/// The answers of three hidden units that learned to repeat eight rows.
let learned: [[Double]] = [
  [0.98, 0.03, 0.02], [0.02, 0.97, 0.11], [0.95, 0.96, 0.04], [0.04, 0.02, 0.99],
  [0.97, 0.05, 0.94], [0.06, 0.99, 0.98], [0.99, 0.98, 0.97], [0.03, 0.01, 0.02],
]

let visibleChecks = [
  Check("reads a learned code") { student in
    let backwards = learned.map { row in
      row.reversed().reduce(0) { 2 * $0 + Int($1.rounded()) }
    }
    try student.expect(
      student.readCodes(learned), equals: readCodes(learned),
      remarks: [
        Remark(
          "These are the numbers read from their last bit: the first bit counts most.",
          ifEquals: backwards),
        Remark(
          "This counts the ones. 100 and 001 both have one, and are different codes: each place has "
            + "a value of its own.",
          ifEquals: learned.map { row in Int(row.reduce(0) { $0 + $1.rounded() }) }),
      ])
  }
]
