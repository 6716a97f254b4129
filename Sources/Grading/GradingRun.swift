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
  private var submission: SubmissionProcess?
  private var outlines: [CheckOutline] = []
  private var verdicts: [Verdict] = []
  private var currentCheck = 0
  /// CPU seconds of the processes that have ended.
  private var spentSeconds = 0.0
  private var firstLimit: Breakdown?
  private var printed = ""

  /// Bytes of the submission's printing that a report holds.
  private static let printedLimit = 64 << 10

  init(
    of exercise: Exercise, program: SubmissionProgram, checker: String, seed: UInt64
  ) throws(Ungraded) {
    self.exercise = exercise
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
      case .began(let number): currentCheck = number
      case .call(let call): try checker.send(answer(to: call))
      case .restart: endSubmission()
      case .verdict(let verdict):
        verdicts.append(verdict)
        collectPrinted()
      case .authorMistake(let sentence): throw .fault(sentence)
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

  private var isHidden: Bool {
    outlines.indices.contains(currentCheck) ? outlines[currentCheck].isHidden : true
  }

  /// Asks the submission; a breakdown becomes a sentence that the checker puts into its verdict.
  private func answer(to call: Call) throws(Ungraded) -> GraderMessage {
    let left = exercise.limits.seconds - spentSeconds - (submission?.usedSeconds ?? 0)
    // Half of what is left: a call that never ends leaves time for the checks after it.
    let allowance = SubmissionProcess.Allowance(cpuSeconds: left / 2)
    do {
      guard allowance.cpuSeconds > exercise.limits.seconds / 100 else { throw Breakdown.noTimeLeft }
      let process: SubmissionProcess
      do {
        process = try submission ?? SubmissionProcess(starting: program, cpuSeconds: left)
      } catch let error as ProcessError {
        throw Ungraded.fault(error.description)
      }
      submission = process
      let reply = try process.ask(call, allowance)
      collectPrinted()
      return .reply(reply)
    } catch let breakdown as Breakdown {
      collectPrinted()
      let before = spentSeconds
      endSubmission()
      // A process that slept used no CPU; its call is charged all the same.
      if case .timeLimit(let seconds) = breakdown {
        spentSeconds = max(spentSeconds, before + seconds)
      }
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

  private func endSubmission() {
    guard let process = submission else { return }
    collectPrinted()
    process.end()
    spentSeconds += process.usedSeconds
    submission = nil
  }

  /// Keeps what was printed during a visible check. What is printed during a hidden one could be the
  /// check's inputs.
  private func collectPrinted() {
    guard let text = submission?.takePrinted(), !isHidden else { return }
    printed += text.prefix(max(0, Self.printedLimit - printed.utf8.count))
  }
}
