import CourseModel
import GradingProtocol

/// What a function of the learner's returned, and to which call.
@dynamicMemberLookup
public struct Answer {
  public let value: Value
  let call: MadeCall
  /// Where in the result `value` stands: empty, or `.weights`, or `[2]`.
  let path: String
}

extension Answer {
  /// The field of this name of a `Record`.
  public subscript(dynamicMember field: String) -> Answer {
    get throws {
      guard case .record(let fields) = value,
        let found = fields.first(where: { $0.name == field })
      else { throw AuthorMistake("\(call.function) returns \(value.kind), without \(field).") }
      return Answer(value: found.value, call: call, path: "\(path).\(field)")
    }
  }

  /// The value as a Swift type: `try answer.as([Double].self)`.
  /// - Throws: `CheckFailure` when the learner returned something of another shape.
  public func `as`<Result: Crossing>(_ type: Result.Type) throws -> Result {
    do {
      return try Result(crossed: value)
    } catch {
      throw failure {
        $0.expected = error.expected
        $0.actual = ValueText(value).described
      }
    }
  }

  /// The function, and the part of its result: where values of several calls can be compared.
  var origin: String { call.function + path }

  func failure(_ complete: (inout Feedback) -> Void) -> CheckFailure {
    call.failure {
      if !path.isEmpty { $0.function = "\(call.name)\(path)" }
      complete(&$0)
    }
  }
}

/// A call that was made, for the feedback.
struct MadeCall {
  /// The full name, `thresholdXOR(a:b:)`.
  let function: String
  let arguments: [Value]

  /// The name before its labels.
  var name: String { String(function.prefix { $0 != "(" }) }

  func failure(_ complete: (inout Feedback) -> Void) -> CheckFailure {
    let labels = function.dropFirst(name.count).dropFirst().split(separator: ":").map(String.init)
    var feedback = Feedback(function: name)
    feedback.arguments = arguments.enumerated().map { position, value in
      let label = position < labels.count ? labels[position] : "_"
      return Feedback.Argument(name: label == "_" ? "" : label, value: ValueText(value).text)
    }
    complete(&feedback)
    return CheckFailure(feedback: feedback)
  }
}
