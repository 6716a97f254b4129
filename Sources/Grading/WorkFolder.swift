import Foundation
import Processes

/// A folder for one grading, removed with all that is in it when nobody needs it any more.
///
/// It belongs to the user that sandboxed code runs as.
final class WorkFolder: Sendable {
  let path: String

  init() throws(Ungraded) {
    let parent = FileManager.default.temporaryDirectory.path
    var template = Array("\(parent)/gradus-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .fault(FeedbackWording.cannotMakeFolder(parent, errno))
    }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    if getuid() == 0 { _ = chown(path, uid_t(Sandbox.unusedID), gid_t(Sandbox.unusedID)) }
    chmod(path, 0o755)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  func write(_ text: String, to name: String) throws(Ungraded) {
    do {
      try text.write(toFile: file(name), atomically: false, encoding: .utf8)
    } catch {
      throw .fault(FeedbackWording.cannotWrite(file(name), errno))
    }
  }
}
