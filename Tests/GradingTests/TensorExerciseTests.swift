import CourseModel
import Grading
import NN
import TensorCrossing
import Testing

@Test func `a tensor crosses with its shape, its numbers and its precision`() throws {
  for precision in [Precision.float32, .float64] {
    let tensor = Tensor([1, 2.5, 3, 4, 5, 6], shape: [3, 1, 2], precision: precision)
    let reply = try Reply(payload: Reply.value(tensor.crossed).payload)
    guard case .value(let value) = reply else {
      Issue.record("it is no value any more")
      return
    }
    let arrived = try Tensor(crossed: value)
    #expect(arrived.shape == [3, 1, 2])
    #expect(arrived.values == tensor.values)
    #expect(arrived.precision == precision)
  }
}

/// An exercise on gradients, with tensors in both directions.
@Suite struct TensorExerciseTests {
  private static let files = [
    "Starter": "import NN\n\nfunc gradient(x: Tensor, error: Tensor) -> Tensor { x }",
    "Solution": """
    import NN

    /// dE/dW of E = mean over the batch of ½‖xW − t‖², with the error xW − t: xᵀ error / batch.
    func gradient(x: Tensor, error: Tensor) -> Tensor {
      matmul(x.transposed(), error) / Double(x.shape[0])
    }
    """,
    "Interface": """
    import Answering

    let interface = [Function("gradient(x:error:)", gradient(x:error:))]
    """,
    "VisibleChecks": """
    import Checking

    let visibleChecks = [
      Check("the gradient of a batch of four") { student in
        let x = Tensor.normal([4, 3], mean: 0, standardDeviation: 1, using: &student.generator)
        let error = Tensor.normal([4, 3], mean: 0, standardDeviation: 1, using: &student.generator)
        try student.expectGradient(
          student.gradient(x: x, error: error), equals: gradient(x: x, error: error), batchSize: 4)
      }
    ]
    """,
    "HiddenChecks": """
    import Checking

    let hiddenChecks = [
      Check("remembers nothing") { student in
        let x = Tensor.ones([1, 1])
        _ = try student.gradient(x: x, error: x)
        try student.restart()
        try student.expect(
          student.gradient(x: x, error: x), equals: gradient(x: x, error: x),
          remark: "A second call in a new process differs.")
      }
    ]
    """,
  ]

  @Test func `tensors cross, and what is wrong with a gradient is said`() throws {
    let course = try TemporaryCourse()
    let exercise = try course.makeExercise("batch-gradient", Self.files)
    #expect(try course.grade(exercise, Self.files["Solution"]!).hasFullMarks)

    func diagnosis(_ body: String) throws -> GradientDiagnosis? {
      let report = try course.grade(
        exercise, "import NN\n\nfunc gradient(x: Tensor, error: Tensor) -> Tensor {\n  \(body)\n}\n"
      )
      #expect(report.outcome == .graded)
      return report.verdicts.first?.feedback?.diagnosis
    }
    #expect(
      try diagnosis("matmul(x.transposed(), error)") == .factor(4, meaning: "the batch size"))
    #expect(try diagnosis("matmul(error.transposed(), x) / 4.0") == .transposed)
    #expect(try diagnosis("-matmul(x.transposed(), error) / 4.0") == .negated)
  }

  @Test func `a new process finds nothing that an earlier call left`() throws {
    let course = try TemporaryCourse()
    let exercise = try course.makeExercise("batch-gradient", Self.files)
    let report = try course.grade(
      exercise,
      """
      import NN

      var calls = 0.0

      func gradient(x: Tensor, error: Tensor) -> Tensor {
        calls += 1
        return matmul(x.transposed(), error) / Double(x.shape[0]) * calls
      }
      """)
    // Each process starts counting at one: right in its first call, wrong in its second.
    #expect(report.verdicts.map(\.status) == [.passed, .passed])
  }
}
