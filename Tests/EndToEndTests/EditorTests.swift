import Foundation
import Processes
import Testing

/// What an editor that speaks to SourceKit-LSP gets in the files that `gradus` lays out.
@Suite struct EditorTests {
  @Test func `names of NN are completed in an exercise`() throws {
    let course = try TinyCourse()
    _ = try course.gradus("check", "double-it")
    let labels = try completions(
      after: "import NN\nlet zeros = Tensor.", in: "double-it.swift", of: course)
    #expect(labels.contains { $0.hasPrefix("zeros(") }, "\(labels.prefix(40))")
  }

  @Test func `names of NN and of earlier cells are completed in a lesson's extracted Swift`() throws
  {
    let course = try TinyCourse()
    let extracted = try course.gradus("run", "01-doubling", "--extract", "work")
    #expect(extracted.termination == .exited(0), "\(extracted.errors)")
    let text = try course.read("work/01-doubling.swift")
    #expect(text.contains("// MARK: Lessons/01-doubling/Lesson.md:"))
    let labels = try completions(
      after: text + "\nlet ones = Tensor.", in: "01-doubling.swift", of: course)
    #expect(labels.contains { $0.hasPrefix("ones(") }, "\(labels.prefix(40))")
  }

  /// What SourceKit-LSP offers at the end of the text.
  private func completions(
    after text: String, in name: String, of course: TinyCourse
  ) throws -> [String] {
    let folder = course.root.appending(path: "work")
    let uri = folder.appending(path: name).absoluteString
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let place: [String: Any] = ["line": lines.count - 1, "character": lines.last!.utf16.count]
    let server = try LanguageServer(folder: folder)
    defer { server.stop() }
    _ = try server.request(
      "initialize",
      ["processId": NSNull(), "rootUri": folder.absoluteString, "capabilities": [String: Any]()])
    try server.notify("initialized", [:])
    let document: [String: Any] = ["uri": uri, "languageId": "swift", "version": 1, "text": text]
    try server.notify("textDocument/didOpen", ["textDocument": document])
    let answer = try server.request(
      "textDocument/completion", ["textDocument": ["uri": uri], "position": place])
    let list = answer as? [String: Any]
    let items = list?["items"] as? [[String: Any]] ?? answer as? [[String: Any]] ?? []
    return items.compactMap { $0["label"] as? String }
  }
}

/// The toolchain's `sourcekit-lsp`, spoken to as an editor does.
private final class LanguageServer {
  struct Silence: Error { var method: String }

  private let process = Process()
  private let input = Foundation.Pipe()
  private let output = Foundation.Pipe()
  private var buffer = Data()
  private var last = 0

  init(folder: URL) throws {
    // Foundation takes the file's size, which is 0, for its length.
    let file = try #require(FileHandle(forReadingAtPath: "/proc/self/maps"))
    let maps = String(decoding: file.readDataToEndOfFile(), as: UTF8.self)
    let runtime = try #require(
      maps.split(separator: "\n").first { $0.hasSuffix("/lib/swift/linux/libswiftCore.so") })
    let path = runtime[runtime.firstIndex(of: "/")!...]
    let usr = path.dropLast("/lib/swift/linux/libswiftCore.so".count)
    process.executableURL = URL(fileURLWithPath: "\(usr)/bin/sourcekit-lsp")
    process.currentDirectoryURL = folder
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  func stop() {
    process.terminate()
    process.waitUntilExit()
  }

  func notify(_ method: String, _ parameters: [String: Any]) throws {
    try send(["jsonrpc": "2.0", "method": method, "params": parameters])
  }

  func request(_ method: String, _ parameters: [String: Any]) throws -> Any? {
    last += 1
    try send(["jsonrpc": "2.0", "id": last, "method": method, "params": parameters])
    while let message = try receive() {
      if message["id"] as? Int == last, message["method"] == nil { return message["result"] }
      // The server asks things too; nothing is ever the matter.
      if let id = message["id"], message["method"] != nil {
        try send(["jsonrpc": "2.0", "id": id, "result": NSNull()])
      }
    }
    throw Silence(method: method)
  }

  private func send(_ message: [String: Any]) throws {
    let body = try JSONSerialization.data(withJSONObject: message)
    let head = Data("Content-Length: \(body.count)\r\n\r\n".utf8)
    try input.fileHandleForWriting.write(contentsOf: head + body)
  }

  private func receive() throws -> [String: Any]? {
    let end = Data("\r\n\r\n".utf8)
    while true {
      if let head = buffer.range(of: end),
        let length = String(decoding: buffer[..<head.lowerBound], as: UTF8.self)
          .firstMatch(of: /Content-Length: (\d+)/).flatMap({ Int($0.1) }),
        buffer.endIndex - head.upperBound >= length
      {
        let body = buffer[head.upperBound..<(head.upperBound + length)]
        let message = try JSONSerialization.jsonObject(with: body) as? [String: Any]
        buffer = Data(buffer[(head.upperBound + length)...])
        return message
      }
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      buffer += more
    }
  }
}
