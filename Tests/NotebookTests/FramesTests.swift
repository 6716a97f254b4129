import CourseModel
import Foundation
import Notebook
import Testing

/// A line of a frames file, as a reader of the course decodes it.
struct Frame: Decodable {
  struct Inline: Decodable {
    var index: Int
    var value: String
  }
  struct Progress: Decodable {
    var step: Int
    var of: Int
  }

  var offset: Int
  var output: Output?
  var inline: Inline?
  var progress: Progress?
}

/// The frames that `body` writes, decoded. Frames go to one place in a process: run serially.
func frames(_ body: () -> Void) throws -> [Frame] {
  let path = NSTemporaryDirectory() + "frames-\(UUID().uuidString)"
  let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
  try #require(descriptor >= 0)
  gradus_notebook_open(descriptor, -1)
  body()
  gradus_notebook_open(-1, -1)
  close(descriptor)
  defer { unlink(path) }
  let text = try String(contentsOfFile: path, encoding: .utf8)
  return try text.split(separator: "\n").map {
    try JSONDecoder().decode(Frame.self, from: Data($0.utf8))
  }
}

@Suite(.serialized) struct FramesTests {
  @Test func `a shown value is a value frame`() throws {
    let outputs = try frames {
      show("loss", 0.5)
      _display([1.5, -2.25])
      _display("line one\n\"two\" \\ \u{1}")
    }
    #expect(
      outputs.map(\.output) == [
        .value("loss 0.5"), .value("[1.50, -2.25]"), .value("line one\n\"two\" \\ \u{1}"),
      ])
  }
}
