import Checking

let hiddenChecks = [
  Check("a smaller batch at the end", after: "the batch mode", "the online mode") { student in
    for (count, batchSize) in [(7, 3), (10, 4), (5, 8)] {
      try random(count, inputs: 3, batchSize: batchSize, student).expect(
        student,
        remark: "Where the batch size does not divide the number of examples, or exceeds it, the "
          + "weights differ.")
    }
  },

  Check("any seed, size and number of epochs", after: "the batch mode", "the online mode") {
    student in
    for (count, inputs, batchSize) in [(1, 1, 1), (8, 5, 4), (12, 2, 3)] {
      var task = random(count, inputs: inputs, batchSize: batchSize, student)
      task.seed = student.generator.integer(below: 1_000_000)
      task.epochs = 1 + student.generator.integer(below: 5)
      try task.expect(
        student,
        remark: "For other seeds, sizes or numbers of epochs the weights differ. Is the generator "
          + "made from the seed, once, and one permutation drawn every epoch?")
    }
  },
]

private func random(
  _ count: Int, inputs: Int, batchSize: Int, _ student: Student
) -> DescentTask {
  DescentTask(
    inputs: (0..<count).map { _ in [1] + (0..<inputs).map { _ in student.generator.normal() } },
    targets: (0..<count).map { _ in student.generator.uniform() < 0.5 ? 0 : 1 },
    start: (0...inputs).map { _ in student.generator.normal() },
    eta: 0.3 + student.generator.uniform(), batchSize: batchSize, epochs: 3)
}
