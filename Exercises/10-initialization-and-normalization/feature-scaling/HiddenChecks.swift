import Checking

let hiddenChecks = [
  Check(
    "the scale of the training examples for others",
    after: "three examples of two features, there and back"
  ) { student in
    for (count, features) in [(5, 1), (8, 3), (30, 4)] {
      func draw(_ count: Int) -> [[Double]] {
        (0..<count).map { _ in
          (0..<features).map { 5 * Double($0) + Double($0 + 1) * student.generator.normal() }
        }
      }
      var training = draw(count)
      if features > 1 { for n in training.indices { training[n][1] = 0.75 } }
      let others = draw(4)
      let scale = standardScale(training)
      try student.expect(
        student.scaled(others, trainedOn: training), equals: scaled(others, by: scale),
        remark:
          "Other examples must be scaled by the mean and variance of the training examples. If "
          + "they are measured again, the same flower gets another number in other company.")
      try student.expect(
        student.unscaled(others, centre: scale.centre, factor: scale.factor),
        equals: unscaled(others, by: scale),
        remark: "With other numbers of features, scaling back does not return the examples.")
    }
  }
]
