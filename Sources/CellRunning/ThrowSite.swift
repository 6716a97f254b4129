import Compiling
import CourseModel
import Foundation
import Processes

/// Finds the lesson's line from which an error reached a cell's top level.
///
/// By the time the runtime stops the cell, the calls below the throw are gone. The kernel noted
/// where the top-level code was; the line belongs to that offset in the cell's library.
func throwLocation(
  offset: UInt, in cell: CompiledCell, toolchain: Toolchain
) -> SourceLocation? {
  guard offset > 0 else { return nil }
  // One less: the address is where the call returns to.
  let command = Command(
    toolchain.symbolizer,
    ["--obj=\(cell.library)", "--output-style=JSON", "--no-inlines", "\(offset - 1)"])
  struct Answer: Decodable {
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
  // Without the tool, or without an answer, the failure stands at the cell's first line.
  guard let finished = try? command.run(timeout: .seconds(10)),
    let answers = try? JSONDecoder().decode([Answer].self, from: Data(finished.standardOutput)),
    let symbol = answers.first?.symbols?.first, symbol.line > 0
  else { return nil }
  var file = symbol.fileName
  // The compiler worked in the library's folder, and the tool puts that before relative names.
  let folder = URL(fileURLWithPath: cell.library).deletingLastPathComponent().path + "/"
  if file.hasPrefix(folder) { file.removeFirst(folder.count) }
  return cell.source.lessonLocation(
    of: SourceLocation(file: file, line: symbol.line, column: max(1, symbol.column)))
}
