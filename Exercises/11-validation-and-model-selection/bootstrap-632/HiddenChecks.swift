import Checking

let hiddenChecks = [
  Check(
    "any number of samples", part: "out of the bag", after: "two samples of five examples"
  ) { student in
    for (models, count) in [(1, 8), (4, 6), (9, 15)] {
      let samples = (0..<models).map { _ in
        (0..<count).map { _ in student.generator.integer(below: count - 1) }
      }
      let isWrong = samples.map { sample in
        (0..<count).map { i in
          student.generator.uniform() < (sample.contains(i) ? 0.1 : 0.5)
        }
      }
      try student.expect(
        student.outOfBagError(samples: samples, isWrong: isWrong),
        equals: outOfBagError(samples: samples, isWrong: isWrong),
        remark: "With other samples the out-of-bag error differs. An example counts for each model "
          + "whose sample does not contain it, also one that no sample contains.")
    }
  }
]
