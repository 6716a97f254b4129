import CellRunning
import CourseModel
import Foundation
import Synchronization
import Testing

@Suite struct OutputTests {
  @Test func `a trailing expression is shown, and nothing for Void`() throws {
    let run = try Lesson.run(
      "1 + 2 // a comment",
      "let x = 4; x * x",
      """
      func quiet() {}
      quiet()
      """,
      """
      [1, 2, 3]
        .map { $0 * 2 }
      """,
      "var y = 0\ny += 1",
      "struct E: Error {}\nfunc risky() throws -> String { \"fine\" }\ntry risky()")
    #expect((0..<6).map(run.values) == [["3"], ["16"], [], ["[2, 4, 6]"], [], ["fine"]])
    #expect(run.warnings == [])
  }

  @Test func `printed text and shown values keep their order`() throws {
    let run = try Lesson.run(
      """
      print("a")
      show(1)
      print("b", terminator: "")
      print("c")
      show(2)
      show(3)
      print("é → π")
      """)
    #expect(
      run.results[0].outputs == [
        .text("a\n"), .value("1"), .text("bc\n"), .value("2"), .value("3"), .text("é → π\n"),
      ])
  }

  @Test func `bytes that are no text do not stop the lesson`() throws {
    let run = try Lesson.run(
      """
      putchar(0xff); putchar(10)
      fputs("to standard error", stderr)
      """)
    #expect(run.text(0) == "\u{fffd}\nto standard error")
  }

  @Test func `inline values are computed by the cell before them`() throws {
    let run = try Lesson.run(
      SampleCell("var n = 1", values: ["n", "n + 1 // two"]),
      SampleCell("n = 10", values: ["\"n is \\(n)\""]))
    #expect(run.executed.values == [0: "1", 1: "2", 2: "n is 10"])
    #expect(run.results[0].outputs == [])
  }

  @Test func `progress is reported and not kept`() throws {
    let lesson = try Lesson.sample(
      "progress",
      [
        """
        for step in 1...4 {
          progress(step, of: 4)
          usleep(60_000)
        }
        """
      ])
    var steps: [Int] = []
    var started: [Int] = []
    let run = try SampleCourse.runner().run(lesson) { event in
      switch event {
      case .progress(0, let step, 4): steps.append(step)
      case .started(let cell, 1): started.append(cell)
      default: break
      }
    }
    #expect(run.results[0].outputs == [] && started == [0])
    #expect(steps.last == 4 && steps == steps.sorted() && steps.count >= 2)
  }

  @Test func `tensors are trained across cells`() throws {
    let run = try Lesson.run(
      """
      var generator = SeededGenerator(seed: 7)
      let inputs = Tensor([[0, 0], [0, 1], [1, 0], [1, 1]])
      let targets = Tensor([[0], [1], [1], [0]])
      let model = Sequential(
        Linear(2, 8, using: &generator), Tanh(), Linear(8, 1, using: &generator), Sigmoid())
      let optimizer = Adam(model.parameters, learningRate: 0.1)
      """,
      """
      var losses: [Double] = []
      for _ in 1...200 {
        let loss = meanSquaredError(model(inputs), targets)
        losses.append(loss.item)
        optimizer.zeroGradients()
        loss.backward()
        optimizer.step()
      }
      """,
      """
      expect(losses.last! < 0.01, "the network learns exclusive or")
      model(inputs).values.map { $0.rounded() }
      """)
    #expect(run.values(2) == ["[0, 1, 1, 0]"])
  }
}
