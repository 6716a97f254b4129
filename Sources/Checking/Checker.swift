import CourseModel
import Glibc
@_exported import TensorCrossing

/// Runs an exercise's checks: the main program of the checker's process.
///
/// It never sees the learner's code: each call goes to the grader, which asks the learner's process
/// and passes on what that answers. Verdicts leave on the same private descriptors.
public struct Checker {
  private let checks: [(check: Check, isHidden: Bool)]
  private let parts: [Part]

  /// - Parameter parts: The exercise's parts, each after those that it depends on; checks are run in
  ///   their order, those of no part first.
  public init(visible: [Check], hidden: [Check], parts: [Part] = []) {
    let all = visible.map { ($0, false) } + hidden.map { ($0, true) }
    let groups = [nil] + parts.map(\.name)
    // Those of an unknown part stay, to be complained of.
    checks =
      groups.flatMap { name in all.filter { $0.0.part == name } }
      + all.filter { !groups.contains($0.0.part) }
    self.parts = parts
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
    let seed = Tape.seed(given: try grader.receiveSeed())
    try validate()
    try grader.tell(
      .checks(
        checks.map {
          CheckOutline(name: $0.check.name, points: $0.check.points, isHidden: $0.isHidden)
        }))
    var passed: Set<String> = []
    var incomplete: Set<String> = []
    for (number, (check, isHidden)) in checks.enumerated() {
      try grader.tell(.began(number))
      var verdict = Verdict(
        check: check.name, part: check.part, isHidden: isHidden, points: check.points, earned: 0,
        status: .skipped)
      if check.dependencies.allSatisfy(passed.contains),
        incomplete.isDisjoint(with: dependencies(of: check.part))
      {
        let generator = SeededGenerator(seed: seed ^ check.name.stableHash)
        Tape.beginCheck(check.name)
        do {
          try check.body(Student(grader: grader, generator: generator))
          verdict.status = .passed
          verdict.earned = check.points
          passed.insert(check.name)
        } catch let failure as CheckFailure {
          verdict.status = .failed
          var feedback = isHidden ? failure.feedback.permitted(by: check) : failure.feedback
          if let section = check.reread {
            feedback = feedback ?? Feedback()
            feedback?.reread = section
          }
          verdict.feedback = feedback
        }
      }
      if verdict.status != .passed, let part = check.part { incomplete.insert(part) }
      try grader.tell(.verdict(verdict))
    }
    try Tape.finish()
    try grader.tell(.finished)
  }

  private func dependencies(of part: String?) -> [String] {
    parts.first { $0.name == part }?.dependencies ?? []
  }

  /// The author's mistakes that would otherwise show as a wrong score.
  private func validate() throws {
    var names: Set<String> = []
    for (check, _) in checks {
      guard check.points > 0 else {
        throw AuthorMistake("The check “\(check.name)” is worth \(check.points) points.")
      }
      if let part = check.part, !parts.contains(where: { $0.name == part }) {
        let near = nearestName(to: part, in: parts.map(\.name))
        throw AuthorMistake(
          "The check “\(check.name)” belongs to the part “\(part)”, which Exercise.md does not list"
            + (near.map { "; did you mean “\($0)”?" } ?? "."))
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
  /// What a hidden check may tell, as far as its author lets it.
  fileprivate func permitted(by check: Check) -> Feedback? {
    switch check.reveals {
    case .nothing: nil
    case .remark:
      remark == nil && breakdown == nil ? nil : Feedback(remark: remark, breakdown: breakdown)
    case .everything: self
    }
  }
}

extension String {
  /// FNV-1a, the same in every process.
  fileprivate var stableHash: UInt64 {
    utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
