import Checking

let hiddenChecks = [
  Check("learns NAND", after: "counts the updates on AND") { student in
    let targets: [Double] = [1, 1, 1, -1]
    let answer = try student.perceptronFit(corners, targets, learningRate: 1.0, maxEpochs: 100)
    let expected = perceptronFit(corners, targets, learningRate: 1, maxEpochs: 100)
    try student.expect(answer.updates, equals: expected.updates)
    try student.expect(answer.weights, equals: expected.weights)
  },

  Check("learns in any order, at any rate", after: "counts the updates on AND") { student in
    let never: [Double] = [-1, -1, -1, -1]
    let untouched = try student.perceptronFit(corners, never, learningRate: 1.0, maxEpochs: 100)
    let zeros = perceptronFit(corners, never, learningRate: 1, maxEpochs: 100)
    try student.expect(untouched.updates, equals: zeros.updates, remark: noneWrong)
    try student.expect(untouched.weights, equals: zeros.weights, remark: noneWrong)
    for _ in 0..<10 {
      let dimensions = 2 + Int(student.generator.uniform() * 3)
      // Labels of a line through random points, at a distance from it: they can be learned.
      let direction = (0..<dimensions).map { _ in student.generator.normal() }
      var inputs: [[Double]] = []
      var targets: [Double] = []
      while inputs.count < 20 {
        let point = (0..<dimensions).map { _ in student.generator.normal() }
        let score = zip(point, direction).reduce(0.3) { $0 + $1.0 * $1.1 }
        guard abs(score) > 0.3 else { continue }
        inputs.append(point)
        targets.append(score > 0 ? 1 : -1)
      }
      let rate = 0.1 + student.generator.uniform()
      let answer = try student.perceptronFit(inputs, targets, learningRate: rate, maxEpochs: 200)
      let expected = perceptronFit(inputs, targets, learningRate: rate, maxEpochs: 200)
      try student.expect(
        answer.updates, equals: expected.updates,
        remark: "With other samples than the four corners, or another learning rate than 1, the "
          + "updates differ.")
      try student.expect(
        answer.weights, equals: expected.weights,
        remark: "The updates are right and the weights are not: is each one multiplied by the "
          + "learning rate?")
    }
  },

  Check("gives up on XOR", after: "counts the updates on AND") { student in
    let targets: [Double] = [-1, 1, 1, -1]
    let maxEpochs = 5 + Int(student.generator.uniform() * 20)
    let answer = try student.perceptronFit(
      corners, targets, learningRate: 1.0, maxEpochs: maxEpochs)
    try student.expect(
      answer.updates,
      equals: perceptronFit(corners, targets, learningRate: 1, maxEpochs: maxEpochs).updates,
      remark: "On samples that no line separates, training must stop after maxEpochs epochs.")
  },
]

private let noneWrong =
  "Where every answer is right from the start, there is one epoch, and the weights stay zero."
