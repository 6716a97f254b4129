import CourseModel
import Foundation
import SiteRendering

/// A course's folder that lasts as long as a test, and the pages rendered from it.
final class TestSite {
  let root: URL
  let output: URL
  let themes: [URL]

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "site-\(UUID().uuidString)")
    output = root.appending(path: "site/public")
    let repository = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    themes = [root.appending(path: "site/theme"), repository.appending(path: "site/theme")]
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  /// Renders lessons as a course of one part.
  @discardableResult
  func render(
    _ lessons: ExecutedLesson..., absent: [String] = [], exercises: [Exercise] = [],
    title: String = "Course",
    subtitle: String = "", settings: CourseSettings = CourseSettings(), date: String? = nil,
    katexFolder: URL? = nil, documentation: Documentation = Documentation(),
    glossary: Glossary = Glossary()
  ) throws -> RenderedSite {
    let part = Course.Part(title: "Part", lessons: absent + lessons.map(\.lesson.name))
    let renderer =
      if let katexFolder {
        SiteRenderer(
          root: root, themes: themes, documentation: KeptDocumentation(documentation),
          katexFolder: katexFolder)
      } else {
        SiteRenderer(
          root: root, themes: themes, documentation: KeptDocumentation(documentation),
          date: date.flatMap { CalendarDate($0) })
      }
    var course = Course(title: title, subtitle: subtitle, parts: [part], glossary: glossary)
    course.settings = settings
    return try renderer.render(
      course: course, lessons: lessons, exercises: exercises, into: output)
  }

  func page(_ name: String) throws -> String {
    try String(contentsOf: output.appending(path: name), encoding: .utf8)
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: output.appending(path: path).path)
  }

  func modified(_ path: String) throws -> Date {
    let attributes = try FileManager.default.attributesOfItem(
      atPath: output.appending(path: path).path)
    return attributes[.modificationDate] as! Date
  }

  func write(_ text: String, to path: String) throws {
    let url = root.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
}

/// A lesson of cells with their results, and prose where a test needs it.
func lesson(
  _ name: String = "01-lesson", title: String = "Lesson", blocks: [Block] = [],
  results: [CellResult] = [], values: [Int: String] = [:]
) -> ExecutedLesson {
  ExecutedLesson(
    lesson: Lesson(name: name, file: "Lessons/\(name)/Lesson.md", title: title, blocks: blocks),
    results: results, values: values)
}

func line(_ line: Int, column: Int = 1, in lesson: String = "01-lesson") -> SourceLocation {
  SourceLocation(file: "Lessons/\(lesson)/Lesson.md", line: line, column: column)
}

func paragraph(_ html: String) -> Block { .prose(Prose([.html("<p>\(html)</p>")])) }

func formula(_ tex: String, at location: SourceLocation = line(1)) -> Block {
  .prose(Prose([.mathematics(Mathematics(tex: tex, isDisplay: true, location: location))]))
}

func cell(_ source: String, index: Int = 0, at start: Int = 10, caption: String? = nil) -> Block {
  .cell(Cell(index: index, source: source, location: line(start), caption: caption))
}

func shows(_ outputs: Output...) -> CellResult { CellResult(status: .succeeded, outputs: outputs) }

let square = "<svg viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"9\"/></svg>"
