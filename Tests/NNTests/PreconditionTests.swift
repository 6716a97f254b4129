import NN
import Testing

/// A caller's bug ends the program with a sentence that names both shapes.
@Suite struct PreconditionTests {
  @Test func `a layer names the features it expects`() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Linear(weight: Tensor.zeros([2, 128]))(Tensor.zeros([32, 64]))
    }
    #expect(result.says("Linear expects 128 features in the last axis; got [32, 64]."))
  }

  @Test func `shapes that do not broadcast are both named`() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor.zeros([2, 3]) + Tensor.zeros([4])
    }
    #expect(result.says("add: shapes [2, 3] and [4] do not broadcast (3 against 4)."))
  }

  @Test func `a freed graph says how to keep it`() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let y = Tensor(2, requiresGradient: true) * 3
      y.backward()
      y.backward()
    }
    #expect(result.says("retainGraph: true"))
  }

  @Test func `damaged data is refused with its line`() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Digits.parse(Array("1,2,3\n".utf8))
    }
    #expect(result.says("Line 1 of the digits is not 64 grey levels from 0 to 16 and a label."))
  }
}

extension ExitTest.Result {
  fileprivate func says(_ sentence: String) -> Bool {
    String(decoding: standardErrorContent, as: UTF8.self).contains(sentence)
  }
}
