import Foundation
import Processes

/// A folder for one grading, removed with all that is in it when nobody needs it any more.
///
/// A grader that was killed leaves its folders; the next one on the machine removes them.
///
/// It belongs to the user that sandboxed code runs as, and lies in another one that only this program's
/// user may enter: what a student handed in is nobody else's business.
final class WorkFolder: Sendable {
  let path: String
  private let closed: String
  /// As root: the uid that this grading's sandboxed code has, and no other's.
  let userID = Sandbox.freshUserID()

  init() throws(Ungraded) {
    Self.sweepOnce
    let parent = Self.parent
    var template = Array("\(parent)/\(Self.prefix)\(getpid())-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .fault(FeedbackWording.cannotMakeFolder(parent, errno))
    }
    closed = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    path = "\(closed)/work"
    guard mkdir(path, 0o755) == 0 else {
      throw .fault(FeedbackWording.cannotMakeFolder(closed, errno))
    }
    // Whatever the umask says.
    chmod(path, 0o755)
    if getuid() == 0 { _ = chown(path, uid_t(userID), gid_t(userID)) }
  }

  deinit { try? FileManager.default.removeItem(atPath: closed) }

  private static let parent = FileManager.default.temporaryDirectory.path
  private static let prefix = "gradus-grading-"
  private static let sweepOnce: Void = AbandonedFolders(in: parent, prefix: prefix).remove()

  func file(_ name: String) -> String { "\(path)/\(name)" }

  func write(_ text: String, to name: String) throws(Ungraded) {
    do {
      try text.write(toFile: file(name), atomically: false, encoding: .utf8)
    } catch {
      throw .fault(FeedbackWording.cannotWrite(file(name), errno))
    }
  }
}
