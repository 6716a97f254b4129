import Archiving
import CourseModel
import Foundation

@testable import BatchGrading

/// A folder of uploads and one of results, removed with this value.
final class Inbox {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "BatchGradingTests-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var path: String { folder.appending(path: "inbox").path }
  var results: String { folder.appending(path: "grades").path }
  var store: ResultStore { ResultStore(results) }

  @discardableResult
  func put(_ file: String, _ text: String = "func f() {}\n") throws -> URL {
    try put(file, Array(text.utf8))
  }

  @discardableResult
  func put(_ file: String, _ bytes: [UInt8]) throws -> URL {
    let url = folder.appending(path: "inbox/\(file)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url
  }

  func zip(_ files: [String: String]) -> [UInt8] {
    var zip = ZipWriter()
    for (name, text) in files.sorted(by: { $0.key < $1.key }) { zip.add(name, Array(text.utf8)) }
    return zip.bytes
  }

  /// A table beside the uploads.
  func table(_ name: String, _ text: String) throws -> String {
    let url = folder.appending(path: name)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  func take(_ exercises: [String] = ["xor", "deltas"], roster: Roster? = nil) throws -> TakenIn {
    try Intake(exercises: exercises, roster: roster, unpacking: "\(results)/unpacked").take(path)
  }

  static func exercise(_ name: String = "xor", points: Int = 4) -> Exercise {
    Exercise(
      name: name, lesson: "l", directory: "Exercises/l/\(name)", title: "The \(name)",
      points: points, statement: [], hints: [], starter: "func f() -> Int {\n  return 0\n}\n")
  }
}

extension TakenIn {
  /// `student exercise#attempt file`, in order.
  var lines: [String] {
    submissions.map { "\($0.student) \($0.exercise)#\($0.attempt) \($0.file)" }
  }
}
