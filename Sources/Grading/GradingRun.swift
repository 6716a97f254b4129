import CourseModel
import GradingProtocol
import Processes

/// Carries one checker's calls to one submission, and collects the verdicts.
///
/// A submission that breaks down is started again for the next check: a crash costs the check in
/// which it happened, and no other.
final class GradingRun {
  private let exercise: Exercise
  private let program: SubmissionProgram
  private let checker: CheckerProcess
  private let seed: UInt64
  /// Whether the exercise's own solution earns full marks.
  private let isSound: () -> Bool
  private var submission: SubmissionProcess?
  private var outlines: [CheckOutline] = []
  private var verdicts: [Verdict] = []
  private var currentCheck = 0
  /// Seconds charged for the processes that have ended.
  private var spentSeconds = 0.0
  private var firstLimit: Breakdown?
  /// A call timed out while other programs had the processors.
  private(set) var wasStarved = false
  private var printed = ""

  /// Bytes of the submission's printing that a report holds.
  private static let printedLimit = 64 << 10

  init(
    of exercise: Exercise, program: SubmissionProgram, checker: String, seed: UInt64,
    isSound: @escaping () -> Bool
  ) throws(Ungraded) {
    self.exercise = exercise
    self.isSound = isSound
    self.program = program
    self.seed = seed
    do {
      self.checker = try CheckerProcess(starting: checker)
    } catch {
      throw .fault(error.description)
    }
  }
}

extension GradingRun {
  func report() throws(Ungraded) -> Report {
    try checker.send(.start(seed: seed))
    var isFinished = false
    while !isFinished {
      switch try checker.receive() {
      case .checks(let outlines): self.outlines = outlines
      case .began(let number): begin(number)
      case .call(let call): try checker.send(answer(to: call))
      case .restart: endSubmission()
      case .consumption: try checker.send(.consumed(seconds: submission?.cpuSeconds ?? 0))
      case .verdict(let verdict):
        verdicts.append(verdict.shortened)
        collectPrinted()
      case .authorMistake(let sentence):
        // The types of `Interface.swift` leave an honest program no answer that does not fit.
        guard !outlines.isEmpty, isSound() else { throw .fault(sentence) }
        failRemainingChecks()
        isFinished = true
      case .finished: isFinished = true
      }
    }
    endSubmission()
    guard verdicts.map(\.check) == outlines.map(\.name) else {
      throw .fault(FeedbackWording.verdictsAreMissing(verdicts.count, of: outlines.count))
    }
    return Report(
      exercise: exercise.name,
      outcome: firstLimit.map {
        .limitExceeded(reason: FeedbackWording.sentence($0, exercise.limits))
      }
        ?? .graded,
      verdicts: verdicts, maximum: outlines.reduce(0) { $0 + $1.points }, printed: printed)
  }

  /// A process that has seen a hidden check's inputs must not print them in a visible one.
  private func begin(_ number: Int) {
    let wasHidden = isHidden
    currentCheck = number
    if wasHidden && !isHidden { endSubmission(afterHidden: true) }
  }

  /// The checker has stopped at an answer that was none.
  private func failRemainingChecks() {
    for outline in outlines.dropFirst(verdicts.count) {
      let sentence =
        outline.isHidden
        ? FeedbackWording.discreetSentence(.noAnswer)
        : FeedbackWording.sentence(.noAnswer, exercise.limits)
      verdicts.append(
        Verdict(
          check: outline.name, isHidden: outline.isHidden, points: outline.points, earned: 0,
          status: .failed, feedback: Feedback(breakdown: sentence)))
    }
  }

  private var isHidden: Bool {
    outlines.indices.contains(currentCheck) ? outlines[currentCheck].isHidden : true
  }

  /// Asks the submission; a breakdown becomes a sentence that the checker puts into its verdict.
  private func answer(to call: Call) throws(Ungraded) -> GraderMessage {
    let left = exercise.limits.seconds - spentSeconds - (submission?.chargedSeconds ?? 0)
    // Half of what is left: a call that never ends leaves time for the checks after it.
    let allowance = SubmissionProcess.Allowance(seconds: left / 2)
    do {
      guard allowance.seconds > exercise.limits.seconds / 100 else { throw Breakdown.noTimeLeft }
      let process: SubmissionProcess
      do {
        process = try submission ?? SubmissionProcess(starting: program, cpuSeconds: left)
      } catch let error as ProcessError {
        throw Ungraded.fault(error.description)
      }
      submission = process
      let reply = try process.ask(call, allowance)
      collectPrinted()
      // An error's text could carry a hidden check's inputs.
      if case .threw = reply, isHidden { return .breakdown(FeedbackWording.threwSomething) }
      return .reply(reply)
    } catch let breakdown as Breakdown {
      endSubmission()
      if case .timeLimit(_, isStarved: true) = breakdown { wasStarved = true }
      if breakdown.isLimit { firstLimit = firstLimit ?? breakdown }
      return .breakdown(
        isHidden
          ? FeedbackWording.discreetSentence(breakdown)
          : FeedbackWording.sentence(breakdown, exercise.limits))
    } catch let ungraded as Ungraded {
      throw ungraded
    } catch {
      throw .fault("\(error)")
    }
  }

  private func endSubmission(afterHidden: Bool = false) {
    guard let process = submission else { return }
    if !afterHidden { collectPrinted() }
    process.end()
    spentSeconds += process.chargedSeconds
    submission = nil
  }

  /// Keeps what was printed during a visible check. What is printed during a hidden one could be the
  /// check's inputs.
  private func collectPrinted() {
    guard let text = submission?.takePrinted(), !isHidden else { return }
    printed += text.prefix(max(0, Self.printedLimit - printed.utf8.count))
  }
}

extension Verdict {
  /// The same with texts that fit into a report, whatever the submission answered.
  fileprivate var shortened: Verdict {
    func short(_ text: String?) -> String? {
      text.map { $0.utf8.count > 8192 ? $0.prefix(2000) + "…" : $0 }
    }
    var verdict = self
    verdict.feedback?.expected = short(feedback?.expected)
    verdict.feedback?.actual = short(feedback?.actual)
    verdict.feedback?.breakdown = short(feedback?.breakdown)
    for k in verdict.feedback?.arguments.indices ?? 0..<0 {
      verdict.feedback?.arguments[k].value = short(feedback?.arguments[k].value) ?? ""
    }
    return verdict
  }
}
