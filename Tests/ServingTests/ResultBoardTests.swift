import CellRunning
import CourseModel
import Foundation
import Testing

@testable import Serving

/// When an output may stand, and when it must be called stale.
@Suite struct ResultBoardTests {
  private let texts = ["a", "b", "c"]

  private func board() -> ResultBoard {
    let file = "Lessons/01-one/Lesson.md"
    let lesson = Lesson(
      name: "01-one", file: file, title: "One",
      blocks: texts.enumerated().map { index, text in
        .cell(
          Cell(
            index: index, source: text, location: SourceLocation(file: file, line: index + 1)))
      })
    return ResultBoard(
      ExecutedLesson(
        lesson: lesson,
        results: texts.map { CellResult(status: .succeeded, outputs: [.value($0)]) },
        values: [:]))
  }

  @Test func `an edit makes its own output and all after it stale, and undoing it none`() {
    let board = board()
    #expect(board.states(texts: texts, statuses: []) == [.current, .current, .current])
    #expect(board.states(texts: ["a", "B", "c"], statuses: []) == [.current, .stale, .stale])
    #expect(board.states(texts: texts, statuses: []) == [.current, .current, .current])
  }

  @Test func `what the kernel has run is as the kernel says, and the rest is compared`() {
    var board = board()
    let edited = ["A", "b", "c"]
    board.finish(0, CellResult(status: .succeeded), values: [:])
    #expect(
      board.states(texts: edited, statuses: [.current, .notRun, .notRun])
        == [.current, .stale, .stale])
    #expect(
      board.states(texts: texts, statuses: [.stale, .notRun, .notRun])
        == [.stale, .current, .current])
  }

  @Test func `without its kernel an output stands as long as the texts that made it`() {
    var board = board()
    let edited = ["A", "b", "c"]
    board.finish(0, CellResult(status: .succeeded), values: [:])
    board.finish(1, CellResult(status: .succeeded), values: [:])
    board.keepWithoutKernel(texts: edited, statuses: [.current, .stale, .notRun])
    #expect(board.states(texts: edited, statuses: []) == [.current, .stale, .stale])
    #expect(board.states(texts: ["x", "b", "c"], statuses: []) == [.stale, .stale, .stale])
  }

  @Test func `a live figure takes its own place, and text is joined`() throws {
    var board = board()
    func figure(_ svg: String) -> Output {
      .figure(OutputFigure(svg: svg, alternative: "loss", id: "loss"))
    }
    board.add(.text("one\n"), to: 1)
    board.add(.text("two\n"), to: 1)
    board.add(figure("<svg>1</svg>"), to: 1)
    board.add(.text("three\n"), to: 1)
    board.add(figure("<svg>2</svg>"), to: 1)
    #expect(
      board.streaming[1] == [.text("one\ntwo\n"), figure("<svg>2</svg>"), .text("three\n")])
  }

  @Test func `reset shows what the build left`() {
    var board = board()
    board.finish(1, CellResult(status: .failed), values: [0: "7"])
    #expect(board.reset() == [1])
    #expect(board.results.allSatisfy { $0.status == .succeeded } && board.values.isEmpty)
  }
}

/// Events on their way to a page.
@Suite struct EventStreamTests {
  @Test func `events come whole and in order, and the stream ends after the last`() {
    let stream = EventStream { _ in }
    stream.send(PageMessage.Values(values: [0: "1"]))
    stream.send(PageMessage.Reload(version: "2"))
    stream.end()
    var text = ""
    while let bytes = stream.next(7) { text += String(decoding: bytes, as: UTF8.self) }
    #expect(
      text == """
        data: {"kind":"values","values":{"0":"1"}}

        data: {"kind":"reload","version":"2"}


        """)
  }

  @Test func `every page of an audience gets what is sent after its greeting`() {
    let audience = Audience()
    let first = audience.join { PageMessage.Reload(version: "hello") }
    audience.send(PageMessage.Reload(version: "one"))
    let second = audience.join { PageMessage.Reload(version: "hello") }
    audience.send(PageMessage.Reload(version: "two"))
    audience.dismiss()
    func versions(_ stream: EventStream) -> [String] {
      var text = ""
      while let bytes = stream.next(4096) { text += String(decoding: bytes, as: UTF8.self) }
      return ["hello", "one", "two"].filter(text.contains)
    }
    #expect(versions(first) == ["hello", "one", "two"])
    #expect(versions(second) == ["hello", "two"])
  }
}
