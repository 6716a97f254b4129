import CourseModel
import Foundation

/// What a student typed into the cells of lessons: `work/lessons/<lesson>.json`, never the lesson.
struct DraftStore: Sendable {
  /// The course's folder for students' own files.
  let work: URL

  /// The text of one cell, and the lesson's text that it was made from.
  struct Draft: Codable, Sendable, Equatable {
    /// What a link to the cell names: `cell-forward`, or `cell-3` for one without a name.
    var cell: String
    var original: String
    var text: String
  }

  private struct File: Codable {
    var lesson: String
    var cells: [Draft]
  }

  /// The drafts of a lesson; none when there is no file.
  /// - Throws: when there is one that cannot be read: it must not be overwritten.
  func drafts(of lesson: String) throws(ServingError) -> [Draft] {
    let file = file(lesson)
    guard FileManager.default.fileExists(atPath: file.path) else { return [] }
    do {
      return try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).cells
    } catch {
      // Put aside, so that nothing typed is lost and typing goes on.
      let aside = file.appendingPathExtension("unreadable-\(UUID().uuidString.prefix(8))")
      do {
        try FileManager.default.moveItem(at: file, to: aside)
      } catch {
        throw .unwritable(path: aside.path, reason: error.localizedDescription)
      }
      return []
    }
  }

  /// Keeps the drafts: when this returns, they are on the disk, whole.
  func keep(_ drafts: [Draft], of lesson: String) throws(ServingError) {
    let file = file(lesson)
    do {
      if drafts.isEmpty {
        if FileManager.default.fileExists(atPath: file.path) {
          try FileManager.default.removeItem(at: file)
        }
        return
      }
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try encoder.encode(File(lesson: lesson, cells: drafts)).write(to: file, options: .atomic)
    } catch {
      throw .unwritable(path: file.path, reason: error.localizedDescription)
    }
  }

  private func file(_ lesson: String) -> URL { work.appending(path: "lessons/\(lesson).json") }
}

/// The texts of a lesson's cells with its student's drafts in their places.
struct DraftedTexts {
  /// One a cell.
  var texts: [String]
  /// Drafts of cells that the lesson no longer has.
  var orphans: [DraftStore.Draft]

  /// A draft belongs to the cell of its name, else to the one that still has the text that it was
  /// made from, else to the one of its number.
  init(_ drafts: [DraftStore.Draft], in lesson: Lesson) {
    let cells = lesson.cells
    texts = cells.map(\.source)
    orphans = []
    var taken: Set<Int> = []
    for draft in drafts {
      let free = cells.filter { !taken.contains($0.index) && $0.visibility != .hidden }
      let cell =
        free.first { $0.id != nil && $0.anchor == draft.cell }
        ?? free.first { $0.source == draft.original }
        ?? free.first { $0.anchor == draft.cell }
      guard let cell else {
        orphans.append(draft)
        continue
      }
      taken.insert(cell.index)
      texts[cell.index] = draft.text
    }
  }

  /// The drafts to keep: the texts that differ from the lesson's, and those without a cell.
  static func drafts(
    texts: [String], orphans: [DraftStore.Draft], in lesson: Lesson
  ) -> [DraftStore.Draft] {
    zip(lesson.cells, texts).compactMap { cell, text in
      cell.source == text
        ? nil : DraftStore.Draft(cell: cell.anchor, original: cell.source, text: text)
    } + orphans
  }
}
