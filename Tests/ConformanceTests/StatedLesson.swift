import CourseModel
import Foundation
import LessonParsing

/// A small lesson that states, below each of its cells, what the cell must show.
///
/// The file is a lesson like any other, and the listings below a cell are its statement:
///
///     ```output        what the cell shows; without it, nothing
///     ```diagnostic    how it fails, or why it is refused; without it, it does not fail
///     ```warning       what the compiler warns of; without it, of nothing
///     ```values        the inline values of the prose below the cell, one a line
///
/// `Statement` says how outputs and failures are written; `…` stands for any text.
struct StatedLesson: Sendable {
  var lesson: Lesson
  /// What the parser says about the lesson's cells.
  var refusals: [Diagnostic]
  /// One a cell.
  var statements: [Statement]
  /// The inline values below each cell, by index.
  var values: [[Int]]
}

extension StatedLesson {
  /// The names of all lessons, in order: those of their files, without `.md`.
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }.sorted()
  }()

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Lessons").path

  /// Reads a lesson of the suite as if it were part of the course at `root`.
  init(_ name: String, root: String) throws {
    let text = try String(contentsOfFile: "\(Self.folder)/\(name).md", encoding: .utf8)
    (lesson, refusals) = LessonParser(name: name, root: root).parse(text)
    statements = lesson.cells.map { _ in Statement() }
    values = lesson.cells.map { _ in [] }
    var cell = -1
    for block in lesson.blocks {
      switch block {
      case .cell(let next): cell = next.index
      case .listing(let listing):
        guard let part = Statement.parts[listing.language] else { continue }
        guard cell >= 0 else { throw Misplaced(name: name, line: listing.location.line) }
        statements[cell][keyPath: part] += listing.source
      case .prose(let prose):
        for case .value(let value) in prose.fragments where cell >= 0 {
          values[cell].append(value.index)
        }
      default: break
      }
    }
  }

  /// A statement that stands before the first cell.
  struct Misplaced: Error {
    var name: String
    var line: Int
  }
}
