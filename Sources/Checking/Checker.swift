import CourseModel
import Glibc
@_exported import TensorCrossing

/// Runs an exercise's checks: the main program of the checker's process.
///
/// It never sees the learner's code: each call goes to the grader, which asks the learner's process
/// and passes on what that answers. Verdicts leave on the same private descriptors.
public struct Checker {
  private let checks: [(check: Check, isHidden: Bool)]

  public init(visible: [Check], hidden: [Check]) {
    checks = visible.map { ($0, false) } + hidden.map { ($0, true) }
  }
}

extension Checker {
  public func run() -> Never {
    let grader = GraderConnection(Channel())
    do {
      try run(with: grader)
    } catch let mistake as AuthorMistake {
      try? grader.tell(.authorMistake(mistake.description))
    } catch {
      try? grader.tell(.authorMistake("A check threw an error of its own: \(error)"))
    }
    exit(0)
  }

  private func run(with grader: GraderConnection) throws {
    let seed = try grader.receiveSeed()
    try validate()
    try grader.tell(
      .checks(
        checks.map {
          CheckOutline(name: $0.check.name, points: $0.check.points, isHidden: $0.isHidden)
        }))
    var passed: Set<String> = []
    for (number, (check, isHidden)) in checks.enumerated() {
      try grader.tell(.began(number))
      var verdict = Verdict(
        check: check.name, isHidden: isHidden, points: check.points, earned: 0, status: .skipped)
      if check.dependencies.allSatisfy(passed.contains) {
        let generator = SeededGenerator(seed: seed ^ check.name.stableHash)
        do {
          try check.body(Student(grader: grader, generator: generator))
          verdict.status = .passed
          verdict.earned = check.points
          passed.insert(check.name)
        } catch let failure as CheckFailure {
          verdict.status = .failed
          verdict.feedback = isHidden ? failure.feedback.permitted : failure.feedback
        }
      }
      try grader.tell(.verdict(verdict))
    }
    try grader.tell(.finished)
  }

  /// The author's mistakes that would otherwise show as a wrong score.
  private func validate() throws {
    var names: Set<String> = []
    for (check, _) in checks {
      guard check.points > 0 else {
        throw AuthorMistake("The check “\(check.name)” is worth \(check.points) points.")
      }
      for dependency in check.dependencies where !names.contains(dependency) {
        throw AuthorMistake(
          "The check “\(check.name)” comes after “\(dependency)”, which is no earlier check.")
      }
      guard names.insert(check.name).inserted else {
        throw AuthorMistake("Two checks are named “\(check.name)”.")
      }
    }
  }
}

extension Feedback {
  /// What a hidden check may tell: the author's remark, and that a call broke down.
  fileprivate var permitted: Feedback? {
    remark == nil && breakdown == nil ? nil : Feedback(remark: remark, breakdown: breakdown)
  }
}

extension String {
  /// FNV-1a, the same in every process.
  fileprivate var stableHash: UInt64 {
    utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
