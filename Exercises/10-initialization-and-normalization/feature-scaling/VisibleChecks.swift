import Checking

let visibleChecks = [
  Check("three examples of two features, there and back") { student in
    let training: [[Double]] = [[1, 10], [2, 10], [6, 10]]
    let right = scaled(training, by: standardScale(training))
    let unbiased = right.map { [$0[0] * (2.0 / 3).squareRoot(), $0[1]] }
    let byVariance = training.map { [($0[0] - 3) * 3 / 14, 0.0] }
    try student.expect(
      student.scaled(training, trainedOn: training), equals: right,
      remark: "The second feature never changes: its factor is 1, and nothing is divided by 0.",
      remarks: [
        Remark(
          "Divide the squares by the number of examples, not by one less.", ifEquals: unbiased),
        Remark(
          "You divide by the variance. Dividing by its root makes the variance 1.",
          ifEquals: byVariance),
        Remark(
          "Take out the mean as well.",
          ifEquals: right.indices.map { [right[$0][0] + 3 / (14.0 / 3).squareRoot(), 10.0] }),
      ])
    let back: [[Double]] = [[1, 0.5], [-2, 3]]
    let scale = Scale(centre: [4, -1], factor: [2, 0.5])
    try student.expect(
      student.unscaled(back, centre: scale.centre, factor: scale.factor),
      equals: unscaled(back, by: scale),
      remarks: [
        Remark(
          "Undo the last thing first: divide by the factor, then add the centre.",
          ifEquals: back.map { x in
            x.indices.map { (x[$0] + scale.centre[$0]) / scale.factor[$0] }
          })
      ])
  }
]
