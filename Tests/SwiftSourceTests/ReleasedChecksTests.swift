import SwiftSource
import Testing

@Test func `what only the reference knows does not reach students`() {
  let checks = ReleasedChecks(
    """
    import Checking

    let visibleChecks = [
      Check("adds") { student in
        let pair = Pair(a: 1, b: 2)
        try student.expect(
          student.add(pair.a, pair.b), equals: add(pair.a, pair.b),
          remarks: [Remark("Too much.", ifEquals: pair.tooMuch), Remark("Zero.", ifEquals: 0)])
        let right: Double = reference(add(0, 1))
        try student.expectGradient(
          student.gradient(), equals: [1, right], sizes: ["n": size(pair)],
          terms: ["a": pair.tooMuch])
      }
    ]

    /// How two numbers are added.
    private func size(_ pair: Pair) -> Double { add(pair.a, pair.b) }

    private struct Pair {
      var a: Double
      var b: Double

      /// A common mistake.
      var tooMuch: Double { a + b + 1 }
      var isSmall: Bool { a < 1 }
    }

    let secret = 42
    """)
  #expect(
    checks.playing == """
      import Checking

      let visibleChecks = [
        Check("adds") { student in
          let pair = Pair(a: 1, b: 2)
          try student.expect(
            student.add(pair.a, pair.b), equals: recordedValue(1),
            remarks: [Remark("Too much.", ifEquals: recordedValue(2)), Remark("Zero.", ifEquals: 0)])
          let right: Double = recorded(3)
          try student.expectGradient(
            student.gradient(), equals: recordedValue(4), sizes: ["n": recorded(5)],
            terms: ["a": recordedValue(6)])
        }
      ]

      private struct Pair {
        var a: Double
        var b: Double
      }
      """)
  #expect(checks.recording.contains("equals: record(1, add(pair.a, pair.b))"))
  #expect(checks.recording.contains("let right: Double = record(3, add(0, 1))"))
  #expect(checks.recording.contains("let secret = 42"))
}
