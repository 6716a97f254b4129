import CourseModel
import GradingProtocol
import NN

/// The learner's program, in a process of its own: its functions are called as if they were here.
///
/// `student.thresholdXOR(a: 0, b: 1)` calls the function that `Interface.swift` names
/// `thresholdXOR(a:b:)`; `student.dot(x, y)` the one named `dot(_:_:)`.
@dynamicMemberLookup
public final class Student {
  /// Draws this check's inputs. Its seed is chosen after the submission has been handed in.
  public var generator: SeededGenerator
  /// The gradients that this check has asked for so far, by function: an answer that repeats one of
  /// them is stale.
  var gradients: [String: [NumericArray]] = [:]
  private let grader: GraderConnection

  init(grader: GraderConnection, generator: SeededGenerator) {
    self.grader = grader
    self.generator = generator
  }
}

extension Student {
  public subscript(dynamicMember name: String) -> StudentFunction {
    StudentFunction(student: self, name: name)
  }

  /// Calls the function of this full name, such as `thresholdXOR(a:b:)`.
  /// - Throws: `CheckFailure` when the learner's function traps, throws or takes too long.
  public func call(_ function: String, arguments: [any Crossing]) throws -> Answer {
    let values = arguments.map(\.crossed)
    let reply = try grader.ask(Call(function: function, arguments: values))
    let call = MadeCall(function: function, arguments: values)
    switch reply {
    case .reply(.value(let value)): return Answer(value: value, call: call, path: "")
    case .reply(.threw(let description)):
      throw call.failure { $0.breakdown = "Your function threw an error: \(description)" }
    case .breakdown(let sentence): throw call.failure { $0.breakdown = sentence }
    case .reply(.unknownFunction(let known)):
      throw AuthorMistake(
        "Interface.swift has no function \(function); it has \(known.joined(separator: ", ")).")
    case .reply(.wrongArguments(let reason)):
      throw AuthorMistake("A check calls \(function) with other arguments than it has: \(reason).")
    case .start: throw AuthorMistake("The grader started a checker twice.")
    }
  }

  /// Starts the learner's program anew, so that the next call finds nothing that an earlier one left:
  /// a backward pass that must not lean on a forward pass, say.
  public func restart() throws { try grader.tell(.restart) }
}

/// One of the learner's functions, to be called with its labels.
@dynamicCallable
public struct StudentFunction {
  let student: Student
  let name: String

  @discardableResult
  public func dynamicallyCall(
    withKeywordArguments arguments: KeyValuePairs<String, any Crossing>
  ) throws -> Answer {
    let labels = arguments.map { $0.key.isEmpty ? "_:" : "\($0.key):" }.joined()
    return try student.call("\(name)(\(labels))", arguments: arguments.map(\.value))
  }
}
