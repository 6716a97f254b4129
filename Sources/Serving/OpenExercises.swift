import CourseModel
import Foundation
import Grading
import SiteRendering
import Synchronization

/// The exercises of the course as pages show them: the student's answers, checks and their reports.
final class OpenExercises: Sendable {
  private struct State {
    var checking: Set<String> = []
    var reports: [String: String] = [:]
    var grader: Grader?
  }

  let answers: AnswerStore
  private let root: URL
  private let tell: @Sendable (any Encodable & Sendable) -> Void
  private let state = Mutex(State())
  /// Answers are compared and written one at a time.
  private let writing = Mutex(())

  /// - Parameter tell: sends a message to every page.
  init(
    root: URL, answers: AnswerStore, tell: @escaping @Sendable (any Encodable & Sendable) -> Void
  ) {
    self.root = root
    self.answers = answers
    self.tell = tell
  }

  func answer(to exercise: Exercise, tab: String? = nil) throws(ServingError) -> PageMessage.Answer
  {
    let text = try answers.text(of: exercise)
    return PageMessage.Answer(
      exercise: exercise.name, title: exercise.title, text: text, revision: revision(of: text),
      starter: exercise.starter, file: "work/\(exercise.name).swift", hints: exercise.hints.count,
      tab: tab)
  }

  func report(of exercise: String) -> PageMessage.Report {
    state.withLock { state in
      PageMessage.Report(
        exercise: exercise, isChecking: state.checking.contains(exercise),
        html: state.reports[exercise])
    }
  }

  /// Keeps an answer, and tells the other pages. `base` names the text that it was made from.
  func save(
    _ text: String, for exercise: Exercise, base: String, tab: String?
  ) throws(ServingError) -> PageMessage.Conflict? {
    let outcome = writing.withLock { _ in
      Result { () throws(ServingError) in
        try answers.write(text, for: exercise, madeFrom: base)
      }
    }
    switch try outcome.get() {
    case .written:
      tell(try answer(to: exercise, tab: tab))
      return nil
    case .conflict(let present):
      return PageMessage.Conflict(
        exercise: exercise.name, text: present, revision: revision(of: present))
    }
  }

  /// Grades the answer as `gradus check` does, on another thread; the report goes to every page.
  func check(_ exercise: Exercise) {
    let isNew = state.withLock { $0.checking.insert(exercise.name).inserted }
    guard isNew else { return }
    tell(report(of: exercise.name))
    Thread.detachNewThread { [self] in
      let html = ReportView(report: grade(exercise)).html
      state.withLock { state in
        state.reports[exercise.name] = html
        state.checking.remove(exercise.name)
      }
      tell(report(of: exercise.name))
    }
  }

  private func grade(_ exercise: Exercise) -> Report {
    do {
      let grader = try state.withLock { state in
        let grader = try state.grader ?? Grader(course: root.path)
        state.grader = grader
        return grader
      }
      let present = try answers.text(of: exercise)
      // The first check lays the starter out, as in the terminal.
      _ = try answers.write(present, for: exercise, madeFrom: revision(of: present))
      return grader.grade(exercise, submission: answers.file(exercise.name).path)
    } catch {
      return Report(
        exercise: exercise.name, outcome: .graderFault(reason: "\(error)"), verdicts: [],
        maximum: exercise.points)
    }
  }
}
