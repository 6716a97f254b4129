import Foundation
import Testing

/// `gradus-fixtures` on folders of its own making.
@Suite struct FixtureToolTests {
  @Test func `each case has a line, and the last line counts`() throws {
    let finished = try run([
      "abs.json": file("abs", cases(of: "abs", y: "[1, 2]"), cases(of: "abs", y: "[1, 3]"))
    ])
    #expect(finished.lines.first == "✓ abs_0")
    #expect(finished.lines[1].hasPrefix("✗ abs_1: in Float: y[1] is 2.0, expected 3.0 (and "))
    #expect(finished.lines.last == "1 passed, 1 failed")
    #expect(finished.status == 1)
  }

  @Test func `the exit code is 0 only if nothing failed`() throws {
    let good = try run(["abs.json": file("abs", cases(of: "abs", y: "[1, 2]"))])
    #expect(good.lines == ["✓ abs_0", "1 passed, 0 failed"] && good.status == 0)
  }

  @Test func `a case that stops the program does not end the run`() throws {
    let bad =
      #"{"name": "broadcast_add_0", "attrs": {}, "params": {}, "inputs": {"#
      + #""a": \#(array("[2]", "[1, 2]")), "b": \#(array("[3]", "[1, 2, 3]"))}, "outputs": {}}"#
    let good = bad.replacingOccurrences(of: "[3]", with: "[1]")
      .replacingOccurrences(of: "[1, 2, 3]", with: "[1]")
    let finished = try run([
      "abs.json": file("abs", cases(of: "abs", y: "[1, 2]")),
      "broadcast_add.json": file("broadcast_add", bad, good, bad),
    ])
    let stopped =
      "✗ broadcast_add_0: stopped: "
      + "add: shapes [2] and [3] do not broadcast (2 against 3)."
    #expect(
      finished.lines == [
        "✓ abs_0", stopped, "✓ broadcast_add_0", stopped, "2 passed, 2 failed",
      ])
  }

  @Test func `what is unknown or malformed has failed, and says so in one line`() throws {
    let finished = try run([
      "a.json": "{\"schema\": 1,\n \"op\": ", "b.json": #"{"schema": 1, "op": "abs"}"#,
      "c.json": #"{"schema": 2, "op": "abs", "cases": []}"#,
      "d.json": file("abs", cases(of: "abs", y: "[1, 2, 3]")),
      "e.json": file("fold", cases(of: "fold", y: "[1, 2]")),
      "f.json": file("optimizer_guess", cases(of: "optimizer_guess", y: "[1, 2]")),
      "index.json": #"{"schema": 1, "ops": [{"op": "abs", "file": "g.json", "cases": 1}]}"#,
    ])
    #expect(
      finished.lines == [
        "✗ a.json: is not JSON", "✗ b.json: has no `cases` at the top",
        "✗ c.json: has schema 2; this program knows 1",
        "✗ d.json: abs_0: `outputs.y` has shape [2] and 3 numbers",
        "✗ fold_0: unknown operation `fold`",
        "✗ optimizer_guess_0: unknown optimizer `optimizer_guess`",
        "✗ g.json: cannot be read: there is no such file, or it is closed",
        "0 passed, 7 failed",
      ])
    #expect(finished.status == 1)
  }

  @Test func `wrong usage exits 64, help 0`() throws {
    #expect(try run(words: []).status == 64)
    #expect(try run(words: ["/no/such/folder"]).status == 64)
    #expect(try run(words: ["--fast", "/tmp"]).status == 64)
    let help = try run(words: ["--help"])
    #expect(help.status == 0 && help.lines.contains("Usage: gradus-fixtures PATH"))
  }
}

/// An array of the schema.
private func array(_ shape: String, _ numbers: String) -> String {
  #"{"shape": \#(shape), "dtype": "float64", "data": \#(numbers)}"#
}

/// A case of |x| at −1 and 2, with its gradient.
private func cases(of op: String, y: String) -> String {
  #"{"name": "\#(op)_0", "attrs": {}, "params": {}, "inputs": {"x": \#(array("[2]", "[-1, 2]"))}, "#
    + #""outputs": {"y": \#(array("[2]", y))}, "upstream": {"y": \#(array("[2]", "[1, 1]"))}, "#
    + #""grads": {"x": \#(array("[2]", "[-1, 1]"))}}"#
}

private func file(_ op: String, _ cases: String...) -> String {
  let numbered = cases.enumerated().map { index, text in
    op == "abs" ? text.replacingOccurrences(of: "abs_0", with: "abs_\(index)") : text
  }
  return #"{"schema": 1, "op": "\#(op)", "cases": [\#(numbered.joined(separator: ", "))]}"#
}

/// Runs the built tool on a folder of these files.
private func run(_ files: [String: String]) throws -> (lines: [String], status: Int32) {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in files {
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }
  return try run(words: [folder.path])
}

private func run(words: [String]) throws -> (lines: [String], status: Int32) {
  let process = Process()
  // The tool lies beside the tests.
  process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "gradus-fixtures")
  process.arguments = words
  let output = Pipe()
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  try process.run()
  let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
  process.waitUntilExit()
  return (text.split(separator: "\n").map(String.init), process.terminationStatus)
}
