import Checking

let hiddenChecks = [
  Check("layers of any shape", part: "any layer", points: 2, after: "a layer from 150 to 50") {
    student in
    for (fanIn, fanOut) in [(40, 200), (300, 30)] {
      for rule in rules {
        try judge(
          student, rule, fanIn: fanIn, fanOut: fanOut,
          seed: student.generator.integer(below: 1_000_000))
      }
    }
    let first = try student.initialWeights("He", fanIn: 5, fanOut: 4, seed: 1)
    let second = try student.initialWeights("He", fanIn: 5, fanOut: 4, seed: 2)
    try student.expect(
      first.as([[Double]].self) != second.as([[Double]].self), of: second,
      "other weights from another generator",
      remark: "Two generators give the same weights. Draw from the generator that you are given.")
  }
]
