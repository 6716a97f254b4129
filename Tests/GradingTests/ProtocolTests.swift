import CourseModel
import GradingProtocol
import NN
import Testing

private let everyKind = Value.record([
  NamedValue(name: "nothing", value: .none), NamedValue(name: "truth", value: .boolean(true)),
  NamedValue(name: "whole", value: .integer(.min)),
  NamedValue(name: "numbers", value: .list([.number(-0.1), .number(.infinity)])),
  NamedValue(name: "ω", value: .text("naïve \u{0}\n«»")),
  NamedValue(name: "matrix", value: [[1.0, 2.0], [3.0, .nan]].crossed),
  NamedValue(name: "empty", value: [Double]().crossed),
  NamedValue(name: "single", value: [Float(0.1)].crossed),
  NamedValue(name: "ints", value: [1, 2].crossed),
])

@Test func `every kind of value crosses unchanged`() throws {
  let payload = Reply.value(everyKind).payload
  let reply = try Reply(payload: payload)
  // NaN equals nothing, so the bytes are compared.
  #expect(reply.payload == payload)
}

@Test func `Swift values come back from what they cross as`() throws {
  #expect(try [[Double]](crossed: [[1.5, 2], [3, 4]].crossed) == [[1.5, 2], [3, 4]])
  #expect(try [[Int]](crossed: [[1], [2, 3]].crossed) == [[1], [2, 3]])
  #expect(try [Int](crossed: [Int.max, 1].crossed) == [Int.max, 1])
  #expect(try [String](crossed: ["a", "b"].crossed) == ["a", "b"])
  #expect(try [Bool]?(crossed: [Bool]?.none.crossed) == nil)
  #expect(try Double(crossed: 3.crossed) == 3)
  #expect(throws: CrossingError(expected: "a whole number", found: "a number")) {
    try Int(crossed: 0.5.crossed)
  }
  #expect(throws: CrossingError.self) { try [Double](crossed: [[1.0]].crossed) }
}

@Test func `frames are told apart however their bytes arrive`() throws {
  let frames = (0..<3).map {
    Frame(nonce: 7, number: UInt32($0), payload: [UInt8](repeating: 9, count: $0 * 100))
  }
  var assembler = FrameAssembler()
  var found: [Frame] = []
  for byte in frames.flatMap(\.bytes) {
    assembler.append([byte])
    while let frame = try assembler.next() { found.append(frame) }
  }
  #expect(found == frames)
}

@Test func `a frame that announces too much is refused before it has come`() {
  var assembler = FrameAssembler()
  assembler.append([UInt8](repeating: 0xff, count: 16))
  #expect(throws: FrameError.tooLong(0xffff_ffff)) { try assembler.next() }
}

@Test func `no bytes crash the decoder, and none make it large`() {
  var generator = SeededGenerator(seed: 11)
  let valid = [
    Reply.value(everyKind).payload, Call(function: "f(x:)", arguments: [everyKind]).payload,
    CheckerMessage.verdict(Verdict.full).payload, GraderMessage.start(seed: 3).payload,
  ]
  var accepted = 0
  for round in 0..<20_000 {
    var bytes: [UInt8]
    if round.isMultiple(of: 2) {
      // A valid message with a few bytes changed gets deep into the decoder.
      bytes = valid[round / 2 % valid.count]
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        bytes[.random(in: bytes.indices, using: &generator)] = .random(
          in: 0 ... .max, using: &generator)
      }
      bytes = Array(bytes.prefix(.random(in: 0...(bytes.count + 20), using: &generator)))
    } else {
      bytes = (0..<Int.random(in: 0...64, using: &generator)).map { _ in
        // Small numbers are tags and short lengths.
        .random(in: 0...(Bool.random(using: &generator) ? 9 : .max), using: &generator)
      }
    }
    if (try? Reply(payload: bytes)) != nil { accepted += 1 }
    if (try? Call(payload: bytes)) != nil { accepted += 1 }
    if (try? CheckerMessage(payload: bytes)) != nil { accepted += 1 }
    if (try? GraderMessage(payload: bytes)) != nil { accepted += 1 }
  }
  #expect(accepted > 100, "some changes leave a message valid")
}

@Test(arguments: [
  // Lists in each other, 17 deep; a list of four thousand million; a shape whose size overflows;
  // an empty array with an endless axis.
  (
    [UInt8](repeating: 0, count: 1) + (0..<17).flatMap { _ in [7, 1, 0, 0, 0] as [UInt8] } + [0],
    FrameError.tooDeep
  ),
  ([0, 7, 0xff, 0xff, 0xff, 0xff], .truncated),
  ([0, 6, 0, 3] + [UInt8](repeating: 0xff, count: 12), .badShape),
  ([0, 6, 0, 2, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0], .badShape), ([0, 0, 0], .trailingBytes),
  // An empty array whose other axes multiply to 2⁸⁰.
  ([0, 6, 0, 5, 0, 0, 0, 0] + (0..<4).flatMap { _ in [0, 0, 16, 0] as [UInt8] }, .badShape),
  ([0, 42], .unknownTag(42)),
])
func `bytes that mean too much are refused with a reason`(bytes: [UInt8], reason: FrameError) {
  #expect(throws: reason) { try Reply(payload: bytes) }
}

@Test func `a verdict crosses with all its facts`() throws {
  guard
    case .verdict(let verdict) = try CheckerMessage(payload: CheckerMessage.verdict(.full).payload)
  else {
    Issue.record("it is no verdict any more")
    return
  }
  #expect(verdict == .full)
}

extension Verdict {
  fileprivate static let full = Verdict(
    check: "gradient", isHidden: true, points: 3, earned: 0, status: .failed,
    feedback: Feedback(
      function: "f", arguments: [.init(name: "x", value: "1.0")], expected: "2", actual: "3",
      worstIndex: [0, 1], relativeError: 0.5, diagnosis: .factor(4, meaning: "the batch size"),
      remark: "r", breakdown: "b"))
}
