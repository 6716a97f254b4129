import Archiving
import CourseModel
import Glibc

/// Every sentence that grading says to a learner, an author or an instructor.
///
/// The facts come from elsewhere as values; nothing else in `Grading` words them.
package enum FeedbackWording {}

// MARK: The frame of a report

extension FeedbackWording {
  package static var limitExceeded: String { "Limit exceeded." }
  package static var notGraded: String { "Not graded." }
  package static var graderFailed: String { "The grader failed, and your work was not scored." }
  package static var notRun: String { "not run: a check that it builds on failed" }
  package static var hidden: String { "(hidden)" }
  package static var expected: String { "expected" }
  package static var actual: String { "actual" }
  package static var measured: String { "by differences" }
  package static var codePrinted: String { "Your code printed:" }

  package static func score(_ report: Report) -> String {
    "\(report.score) of \(report.maximum) points"
  }

  package static func part(_ name: String, _ verdicts: [Verdict]) -> String {
    let earned = verdicts.reduce(0) { $0 + $1.earned }
    return "\(name): \(earned) of \(verdicts.reduce(0) { $0 + $1.points })"
  }

  /// What to read again; the lesson is left out where it is plain which one is meant.
  package static func reread(_ section: String, in lesson: String? = nil) -> String {
    "Read again: “\(section)”\(lesson.map { " in the lesson \($0)" } ?? "")"
  }

  package static func hint(_ number: Int, of count: Int) -> String {
    count == 1 ? "Hint" : "Hint \(number) of \(count)"
  }

  /// The call of the learner's function that a check was about.
  package static func call(_ function: String, _ arguments: [Feedback.Argument]) -> String {
    let list = arguments.map { $0.name.isEmpty ? $0.value : "\($0.name): \($0.value)" }
    return "\(function)(\(list.joined(separator: ", ")))"
  }
}

// MARK: Why a call was not answered

extension FeedbackWording {
  static func sentence(_ breakdown: Breakdown, _ limits: ExerciseLimits) -> String {
    switch breakdown {
    case .trap(let reason, let line):
      "Your code stopped\(at(line)): \(reason ?? "a precondition of Swift's does not hold")"
    case .stackOverflow(let line):
      "Your code ran out of stack\(at(line)): does a function call itself without end?"
    case .killed(let signal): "Your code killed its own process, with signal \(signal)."
    case .ended(let status):
      "Your code ended the program (exit status \(status)) before it returned an answer."
    case .timeLimit(let seconds, _):
      if seconds < limits.seconds / 2 * 0.99 {
        "No answer within \(number((seconds * 100).rounded() / 100)) seconds, half of what earlier calls left of "
          + "the \(number(limits.seconds)) for all: are they slow, or is there a loop that does "
          + "not end?"
      } else {
        "No answer within \(number(seconds)) seconds: is there a loop that does not end?"
      }
    case .noTimeLeft:
      "Not run: earlier calls used up the \(number(limits.seconds)) seconds of this exercise."
    case .memoryLimit:
      "Your code needs more than the \(limits.memoryMegabytes) MB of memory it may use."
    case .outputLimit:
      "Your code printed more than \(Transcript.limit >> 20) MB and was stopped."
    case .noAnswer:
      "Something other than your functions wrote to the grader's channel, or closed it."
    }
  }

  private static func at(_ line: Int?) -> String { line.map { " at line \($0)" } ?? "" }

  /// The same for a hidden check, without anything that could tell its inputs.
  static func discreetSentence(_ breakdown: Breakdown) -> String {
    switch breakdown {
    case .trap, .killed: "Your code stopped with a run-time error."
    case .stackOverflow: "Your code ran out of stack: does a function call itself without end?"
    case .ended: "Your code ended the program before it returned an answer."
    case .timeLimit, .noTimeLeft: "Your code took too long."
    case .memoryLimit: "Your code needs too much memory."
    case .outputLimit: "Your code printed too much."
    case .noAnswer: "Your code disturbed the grader's channel."
    }
  }
}

extension FeedbackWording {
  /// Of an error thrown in a hidden check, whose text could hold that check's inputs.
  static var threwSomething: String { "Your function threw an error." }
}

// MARK: Why a submission could not be graded

extension FeedbackWording {
  static func sentence(_ error: UntrustedFileError, _ path: String) -> String {
    switch error {
    case .isLink: "\(path) \(error): hand in the file itself."
    case .isNoRegularFile: "\(path) \(error): hand in a Swift source file."
    case .isTooLong, .cannotBeRead: "\(path) \(error)."
    }
  }

  static func isNotUTF8(_ path: String) -> String {
    "\(path) is not text in UTF-8: save it as UTF-8 in your editor."
  }

  static func refusedImports(_ modules: [String]) -> String {
    "Your file imports what this exercise does not allow: \(modules.joined(separator: ", "))."
  }

  static func refusedImport(_ module: String) -> String {
    "this exercise does not allow `import \(module)`"
  }

  static func allowedImports(_ modules: [String]) -> String {
    "it allows \(modules.joined(separator: ", "))"
  }

  static func doesNotCompile(count: Int) -> String {
    count == 1
      ? "Your file does not compile: the compiler found an error."
      : "Your file does not compile: the compiler found \(count) errors."
  }

  static var doesNotFit: String { "Your file does not declare what this exercise asks for." }

  static func mustDefine(_ declaration: String) -> String {
    "your file must define `\(declaration)`"
  }

  static func definesInstead(_ declaration: String) -> String { "it has `\(declaration)`" }

  static func mustDeclare(_ signature: String) -> String {
    "your file must declare `\(signature)`, as the starter does"
  }

  static func nameIsTaken(_ name: String) -> String {
    "the exercise itself uses the name `\(name)`: choose another one"
  }

  static func doesNotLink(missing symbols: [String]) -> String {
    symbols.isEmpty
      ? "Your file compiles, but does not link."
      : "Your file uses a function that exists nowhere: \(symbols.joined(separator: ", "))."
  }

  static var compilationTooLong: String {
    "Compiling your file takes too long or too much memory: split long expressions and literals."
  }

  static var compilerStops: String {
    "The compiler itself stops at your file, without saying where. Take away what is unusual in it, "
      + "step by step, until it says more."
  }

  static func unconfined(_ reason: String) -> String {
    "Your code runs without a sandbox: \(reason)."
  }
}

// MARK: Why the grader is at fault

extension FeedbackWording {
  static func needsSandbox(_ reason: String) -> String {
    "Submissions cannot be confined here: \(reason). Install bubblewrap, or, if you know and trust "
      + "everybody who handed something in, say --trust-submissions."
  }
}

extension FeedbackWording {
  static var noMemory: String { "There is not enough memory to read the submission." }

  static func missingExerciseFile(_ name: String, of exercise: String) -> String {
    "The exercise \(exercise) has no readable \(name)."
  }

  static func cannotMakeFolder(_ parent: String, _ error: Int32) -> String {
    "No folder can be made in \(parent): \(String(cString: strerror(error)))."
  }

  static func cannotWrite(_ path: String, _ error: Int32) -> String {
    "\(path) cannot be written: \(String(cString: strerror(error)))."
  }

  static func compilerFails(_ errors: String) -> String {
    "The compiler fails: \(errors.prefix(2000))"
  }

  static func checksDoNotCompile(_ errors: [Diagnostic], _ text: String) -> String {
    let list =
      errors.isEmpty ? String(text.prefix(2000)) : errors.map(\.description).joined(separator: "\n")
    return "The exercise's checks do not compile:\n\(list)"
  }

  static var checkerTooSlow: String { "A check of this exercise computes without end." }
  static var checkerSpeaksNonsense: String { "The exercise's checker sent something unknown." }

  static func checkerDied(_ printed: String) -> String {
    let reason = printed.split(whereSeparator: \.isNewline).last { $0.contains("Fatal error") }
    return "A check of this exercise stopped by itself\(reason.map { ": \($0)" } ?? ".")"
  }

  static func verdictsAreMissing(_ count: Int, of expected: Int) -> String {
    "The exercise's checker gave \(count) verdicts on \(expected) checks."
  }
}
