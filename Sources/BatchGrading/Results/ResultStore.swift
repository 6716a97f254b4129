import CourseModel
import Foundation
import Grading

/// The results of a batch in a folder, one file for each attempt.
///
/// ```
/// results/ada/threshold-xor~1.json
/// ```
/// Each is written whole and forced to the disk as soon as it is known; several machines may write
/// into one folder.
public struct ResultStore: Sendable {
  /// The folder of everything that grading writes.
  public let folder: String

  public init(_ folder: String) { self.folder = folder }

  /// Names of the files' form: what an older program wrote is graded again.
  private static let form = "gradus-result-1"

  private struct Envelope: Codable {
    var form: String
    var result: StoredResult
  }
}

extension ResultStore {
  /// Where submissions lie while they are graded, in folders that begin with the grader's number.
  var workFolder: String { "\(folder)/at-work" }

  /// Removes what killed graders of this machine left behind: copies, and files not yet renamed.
  ///
  /// Not to be called while another machine grades into the same folder.
  public func sweep() {
    let files = FileManager.default
    for name in (try? files.contentsOfDirectory(atPath: workFolder)) ?? [] {
      if isOver(name.prefix { $0 != "-" }) {
        try? files.removeItem(atPath: "\(workFolder)/\(name)")
      }
    }
    rmdir(workFolder)
    for path in (try? files.subpathsOfDirectory(atPath: folder)) ?? [] where path.hasSuffix("~") {
      guard let number = path.split(separator: ".").dropLast().last, isOver(number) else {
        continue
      }
      unlink("\(folder)/\(path)")
    }
  }

  private func isOver(_ process: Substring) -> Bool {
    guard let number = pid_t(process), number != getpid() else { return false }
    return kill(number, 0) != 0 && errno == ESRCH
  }

  func path(student: String, exercise: String, attempt: Int) -> String {
    "\(folder)/results/\(folderName(of: student))/\(exercise)~\(attempt).json"
  }

  /// What is known of an attempt; `nil` where nothing is, or what is there cannot be read.
  public func result(student: String, exercise: String, attempt: Int) -> StoredResult? {
    let path = path(student: student, exercise: exercise, attempt: attempt)
    guard let bytes = readOwn(path),
      let envelope = try? decoder.decode(Envelope.self, from: Data(bytes)),
      envelope.form == Self.form, envelope.result.student == student,
      envelope.result.exercise == exercise
    else { return nil }
    return envelope.result
  }

  public func keep(_ result: StoredResult) throws(WritingError) {
    let path = path(
      student: result.student, exercise: result.exercise, attempt: result.attempt)
    try makeFolder(String(path[..<path.lastIndex(of: "/")!]))
    let data: Data
    do {
      data = try encoder.encode(Envelope(form: Self.form, result: result))
    } catch {
      // A report holds numbers that JSON lacks, such as an infinite factor, only as words.
      throw WritingError(path: path, number: EINVAL)
    }
    try writeWhole(data, to: path)
  }

  /// Writes the page of similar submissions; returns where.
  public func write(_ page: SimilarityPage) throws(WritingError) -> String {
    try makeFolder(folder)
    let path = "\(folder)/similar.html"
    try writeIfChanged(page.text, to: path)
    return path
  }

  private var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return encoder
  }

  private var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return decoder
  }
}
