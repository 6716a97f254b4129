import CourseModel
import Glibc

extension Student {
  /// Fails when computing `answer` takes more than `factor` times the processor's time that the
  /// solution takes for `reference`, here in the checker.
  ///
  /// ```swift
  /// let found = try student.expect(
  ///   costsAtMost: 40, timesThatOf: { gradient(x: x, weights: w) },
  ///   remark: "Backpropagation costs a few forward passes, whatever the number of weights.",
  ///   of: { try student.gradient(x: x, weights: w) })
  /// try student.expectGradient(found, equals: gradient(x: x, weights: w))
  /// ```
  /// So a gradient that is measured by differences is told from one that is derived, however exact it
  /// is and wherever its forward passes are hidden: with n weights it costs 2n of them. Take thousands
  /// of weights and leave an ample factor between: times vary.
  ///
  /// - Returns: The answer, to be checked for what it says.
  @discardableResult
  public func expect<Result>(
    costsAtMost factor: Double, timesThatOf reference: () throws -> Result, remark: String,
    of answer: () throws -> Answer
  ) throws -> Answer {
    let began = ownSeconds()
    _ = try reference()
    // Below a millisecond, what is measured is the call rather than the computation.
    let ours = max(ownSeconds() - began, 0.001)
    let before = try grader.consumedSeconds()
    let found = try answer()
    let theirs = try grader.consumedSeconds() - before
    guard theirs <= factor * ours else {
      throw found.failure {
        $0.expected = "at most \(ValueText(factor.crossed).text) times the time of the solution"
        $0.actual = "\(ValueText((theirs / ours).rounded().crossed).text) times"
        $0.remark = remark
      }
    }
    return found
  }
}

/// Seconds of a processor's time that this process has used.
private func ownSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
