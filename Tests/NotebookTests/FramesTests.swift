import CourseModel
import Foundation
import Notebook
import Testing

/// A line of a frames file, as a reader of the course decodes it.
struct Frame: Decodable {
  struct Inline: Decodable, Equatable {
    var index: Int
    var value: String
  }
  struct Progress: Decodable, Equatable {
    var step: Int
    var of: Int
  }

  var offset: Int
  var output: Output?
  var inline: Inline?
  var progress: Progress?
}

/// The frames that `body` writes, decoded. There is one place for frames in a process, so tests
/// that call this run one after the other.
func frames(_ body: () -> Void) throws -> [Frame] {
  let path = NSTemporaryDirectory() + "frames-\(UUID().uuidString)"
  let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
  try #require(descriptor >= 0)
  defer { unlink(path) }
  gradus_notebook_open(descriptor, -1)
  body()
  gradus_notebook_open(-1, -1)
  close(descriptor)
  return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
    try JSONDecoder().decode(Frame.self, from: Data($0.utf8))
  }
}

@Suite(.serialized) struct FramesTests {
  @Test func `shown values are one value, and any text survives`() throws {
    let outputs = try frames {
      show("loss", 0.5, 3)
      _display("line one\n\"two\" \\ \u{1} \u{2028} é 🙂")
      _display(())
    }
    #expect(
      outputs.map(\.output) == [
        .value("loss 0.5 3"), .value("line one\n\"two\" \\ \u{1} \u{2028} é 🙂"),
      ])
  }

  @Test func `arrays line up, dictionaries are sorted, tensors describe themselves`() throws {
    let tensor = Tensor([[1, 2], [3, 4]])
    let outputs = try frames {
      _display([0.1 + 0.2, -2, 1.0 / 3])
      _display([[1, -0.5], [10.25, 0]])
      _display([1e-9, 1])
      _display(["b": 2, "a": 1])
      _display(["one", "two"])
      _display(tensor)
      _display((0..<1000).map(Double.init))
    }
    #expect(
      outputs.map(\.output) == [
        .value("[0.300, -2.000, 0.333]"), .value("[[ 1.00, -0.50],\n [10.25,  0.00]]"),
        .value("[1e-09, 1.0]"), .value("[\"a\": 1, \"b\": 2]"), .value("[\"one\", \"two\"]"),
        .value(tensor.description),
        .value("[0, 1, 2, 3, 4, 5, 6, 7, … 988 more …, 996, 997, 998, 999]"),
      ])
  }

  @Test func `a table's numbers have one number of decimals a column`() throws {
    let outputs = try frames {
      table(
        columns: ["epoch", "loss", "rate", "note"],
        rows: [[1, 0.693147, 1e-7, "first"], [20, 0.0421, 0.5, true]], caption: "It falls.")
    }
    #expect(
      outputs.map(\.output) == [
        .table(
          OutputTable(
            columns: ["epoch", "loss", "rate", "note"],
            rows: [
              ["1", "0.6931", "1 × 10⁻⁷", "first"], ["20", "0.0421", "0.5", "true"],
            ], caption: "It falls."))
      ])
  }

  @Test func `a figure carries its drawing, its alternative and its caption`() throws {
    let plot = LinePlot([Series("a \"name\"", [1, 2])], x: "epoch", y: "loss")
    let outputs = try frames {
      show(plot, caption: "It rises.")
      _display(plot)
      show("before", plot, "after")
    }
    let data = OutputTable(columns: ["epoch", "a \"name\""], rows: [["0", "1"], ["1", "2"]])
    let figure = OutputFigure(
      svg: plot.drawing.svg, alternative: plot.drawing.alternative, data: data)
    var captioned = figure
    captioned.caption = "It rises."
    #expect(
      outputs.map(\.output) == [
        .figure(captioned), .figure(figure), .value("before"), .figure(figure), .value("after"),
      ])
  }

  @Test func `a gradient check becomes a report, with finite numbers throughout`() throws {
    let x = Tensor([0.5, -1.5], precision: .float64)
    let good = checkGradient(of: { ($0["x"] * $0["x"]).sum() }, at: ["x": x])
    let bad = checkGradient(
      of: { inputs in
        differentiable("broken", inputs: [inputs["x"]], value: inputs["x"].sum()) { _ in
          [Tensor([.nan, -.infinity], precision: .float64)]
        }
      }, at: ["x": x])
    let outputs = try frames {
      show(good)
      _display(bad)
    }
    guard case .gradientReport(let report)? = outputs[0].output,
      case .gradientReport(let failed)? = outputs[1].output
    else {
      Issue.record("expected two gradient reports")
      return
    }
    #expect(report.passed && report.tolerance == good.tolerance)
    #expect(report.rows.map(\.input) == ["x"] && report.rows[0].entries == 2)
    #expect(report.rows[0].analytic == good.entries[0].analytic)
    #expect(!failed.passed && !failed.rows[0].passed)
    #expect(failed.rows[0].analytic.magnitude == .greatestFiniteMagnitude)
  }

  @Test func `expectations say whether they held and what was found`() throws {
    let outputs = try frames {
      expect(1 < 2, "one is less")
      expect(0.97, in: 0.95...1, "accurate")
      expect(.nan, in: 0...1, "a number")
      expect(1.0, near: 1.5, within: 0.1, "close")
      expect([1, 2], near: [1, 2.25], within: 0.5, "all close")
      expect([1], near: [1, 2], within: 0.5, "as many")
      expect([.nan], near: [1], within: 0.5, "numbers")
      expect(Tensor([1, 2]), near: Tensor([[1, 2]]), within: 0, "same shape")
    }
    let expectations = outputs.map { frame -> CourseModel.Expectation? in
      if case .expectation(let expectation)? = frame.output { expectation } else { nil }
    }
    #expect(
      expectations == [
        CourseModel.Expectation(claim: "one is less", held: true),
        CourseModel.Expectation(claim: "accurate", held: true, found: "0.97"),
        CourseModel.Expectation(claim: "a number", held: false, found: "NaN"),
        CourseModel.Expectation(claim: "close", held: false, found: "1, difference 0.5"),
        CourseModel.Expectation(claim: "all close", held: true, found: "difference 0.25"),
        CourseModel.Expectation(
          claim: "as many", held: false, found: "1 values where 2 are expected"),
        CourseModel.Expectation(claim: "numbers", held: false, found: "difference NaN"),
        CourseModel.Expectation(
          claim: "same shape", held: false, found: "shape [2] where [1, 2] is expected"),
      ])
  }

  @Test func `inline values are brief, and progress comes once a percent`() throws {
    let outputs = try frames {
      _inline(0, percent(0.9734))
      _inline(1, 2.0 / 3)
      for step in 1...1000 { progress(step, of: 1000) }
    }
    #expect(
      outputs.prefix(2).map(\.inline) == [
        Frame.Inline(index: 0, value: "97.3 %"), Frame.Inline(index: 1, value: "0.6667"),
      ])
    let steps = outputs.compactMap(\.progress)
    #expect(steps.count == 101)
    #expect(steps.last == Frame.Progress(step: 1000, of: 1000))
  }

  @Test func `numbers are written for readers`() {
    #expect(fixed(-2.0 / 3, 3) == "−0.667")
    #expect(scientific(1.2e-7, 2) == "1.20 × 10⁻⁷")
    #expect(percent(1.0 / 3, 2) == "33.33 %")
  }

  @Test func `the offset is what was printed before`() async {
    await #expect(processExitsWith: .success) {
      let directory = NSTemporaryDirectory() + "offset-\(UUID().uuidString)"
      try FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: true)
      let printed = open(directory + "/printed", O_RDWR | O_CREAT | O_TRUNC, 0o600)
      dup2(printed, 1)
      print("12345")
      let outputs = try frames { show("a") }
      print("6789")
      let later = try frames { show("b") }
      try FileManager.default.removeItem(atPath: directory)
      precondition(outputs[0].offset == 6 && later[0].offset == 11)
    }
  }

  @Test func `without a kernel, outputs are printed as text`() async throws {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent]
    ) {
      show("loss", 0.5)
      table(columns: ["n", "square"], rows: [[1, 1], [10, 100]])
      expect(false, "pigs fly")
      show(LinePlot([1, 2], y: "loss"))
      progress(1, of: 2)
    }
    let output = String(decoding: try #require(result).standardOutputContent, as: UTF8.self)
    #expect(
      output.contains(
        """
        loss 0.5
        n   square
        --  ------
        1   1     
        10  100   
        ✗ pigs fly
        [Line chart of loss. 2 points, from 1 at 0 to 2 at 1.]
        """))
  }
}
