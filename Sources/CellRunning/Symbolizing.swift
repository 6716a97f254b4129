import Compiling
import CourseModel
import Foundation
import Processes

extension CompiledCell {
  /// The lesson's line to which the code just before an offset in the cell's library belongs.
  ///
  /// The offset is one that a call returns to, so it is the code before it that counts; and where
  /// the compiler's own code stands there, which has no line, the code before that.
  func location(ofReturnTo offset: UInt, toolchain: Toolchain) -> SourceLocation? {
    guard offset > 128 else { return nil }
    let offsets = stride(from: offset - 1, to: offset - 128, by: -8).map(String.init)
    let command = Command(
      toolchain.symbolizer, ["--obj=\(library)", "--output-style=JSON", "--no-inlines"] + offsets)
    // Without the tool, or without an answer, the failure stands at the cell's first line.
    guard let finished = try? command.run(timeout: .seconds(10)),
      let answers = try? JSONDecoder().decode([Answer].self, from: Data(finished.standardOutput))
    else { return nil }
    // The compiler worked in the library's folder, and the tool puts that before relative names.
    let folder = URL(fileURLWithPath: library).deletingLastPathComponent().path + "/"
    return answers.lazy.compactMap { answer in
      guard let symbol = answer.symbols?.first, symbol.line > 0 else { return nil }
      var file = symbol.fileName
      if file.hasPrefix(folder) { file.removeFirst(folder.count) }
      return source.lessonLocation(
        of: SourceLocation(file: file, line: symbol.line, column: max(1, symbol.column)))
    }.first
  }
}

/// What `llvm-symbolizer` says about one address.
private struct Answer: Decodable {
  struct Symbol: Decodable {
    var fileName: String
    var line: Int
    var column: Int

    enum CodingKeys: String, CodingKey {
      case fileName = "FileName"
      case line = "Line"
      case column = "Column"
    }
  }

  var symbols: [Symbol]?

  enum CodingKeys: String, CodingKey { case symbols = "Symbol" }
}
