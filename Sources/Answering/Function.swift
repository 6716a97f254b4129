import GradingProtocol

/// A function of the learner's that the checks may call.
///
/// ```swift
/// Function("thresholdXOR(a:b:)", thresholdXOR(a:b:))
/// Function("train(_:)") { (x: [[Double]]) in
///   let model = try Perceptron(inputs: 2).fit(x)
///   return Record(["weights": model.weights, "updates": model.updates])
/// }
/// ```
/// Arguments and the result are `Crossing`: numbers, texts, arrays of them, tensors, records.
public struct Function {
  /// Swift's full name, by which the checks call it.
  public let name: String
  let answer: ([Value]) -> Reply

  public init<each Argument: Crossing, Result: Crossing>(
    _ name: String, _ body: @escaping (repeat each Argument) throws -> Result
  ) {
    self.name = name
    answer = { values in
      let list = ArgumentList(values)
      do {
        let arguments = (repeat try list.next((each Argument).self))
        try list.finish()
        return reply(of: { try body(repeat each arguments) })
      } catch {
        return .wrongArguments("\(error)")
      }
    }
  }
}

private func reply(of body: () throws -> some Crossing) -> Reply {
  do {
    return .value(try body().crossed)
  } catch {
    return .threw("\(error)")
  }
}

/// Takes a call's values one by one, each as the type that the function wants.
private final class ArgumentList {
  private let values: [Value]
  private var position = 0

  init(_ values: [Value]) { self.values = values }

  func next<Argument: Crossing>(_ type: Argument.Type) throws(CrossingError) -> Argument {
    guard position < values.count else {
      throw CrossingError(expected: "more arguments", found: "only \(values.count)")
    }
    defer { position += 1 }
    return try Argument(crossed: values[position])
  }

  func finish() throws(CrossingError) {
    guard position == values.count else {
      throw CrossingError(expected: "\(position) arguments", found: "\(values.count)")
    }
  }
}
