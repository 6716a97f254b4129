@_exported import TensorCrossing
@preconcurrency import Glibc

/// Answers the grader's calls with the learner's functions until the grader hangs up.
///
/// It holds no expected value and no check: all that can be read, forged or broken here is the
/// learner's own answer.
public struct Answerer {
  private let functions: [String: Function]

  /// - Parameter interface: the functions that the exercise's `Interface.swift` lists.
  public init(_ interface: [Function]) {
    functions = Dictionary(interface.map { ($0.name, $0) }) { first, _ in first }
  }
}

extension Answerer {
  public func run() -> Never {
    TrapReport.install()
    // What is printed before a trap must not be lost in a buffer.
    setvbuf(stdout, nil, _IOLBF, 1 << 12)
    let channel = Channel()
    while let frame = try? channel.receive(), let call = try? Call(payload: frame.payload) {
      let reply =
        functions[call.function]?.answer(call.arguments)
        ?? .unknownFunction(known: functions.keys.sorted())
      fflush(stdout)
      let answer = Frame(nonce: frame.nonce, number: frame.number, payload: reply.payload)
      guard (try? channel.send(answer)) != nil else { break }
    }
    exit(0)
  }
}
