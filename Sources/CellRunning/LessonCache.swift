import CourseModel
import Foundation

/// Keeps what the cells of lessons have shown, one file a lesson and key.
struct LessonCache {
  var folder: String
  /// How many versions of one lesson are kept, so that undoing an edit finds the run before it.
  static let versionsKept = 8

  private struct Entry: Codable {
    var results: [CellResult]
    var values: [Int: String]
    var warnings: [Diagnostic]
  }
}

extension LessonCache {
  /// The kept run, with its places moved to where the lesson's cells now stand.
  ///
  /// An entry that cannot be read, or does not fit the lesson, is as good as none.
  func run(of lesson: Lesson, key: Fingerprint) -> LessonRun? {
    guard let data = FileManager.default.contents(atPath: path(lesson, key)),
      let entry = try? JSONDecoder().decode(Entry.self, from: data),
      entry.results.count == lesson.cells.count
    else { return nil }
    let places = LessonPlaces(lesson)
    return LessonRun(
      executed: ExecutedLesson(
        lesson: lesson,
        results: entry.results.map { places.converted($0, places.absolute) },
        values: entry.values),
      warnings: entry.warnings.map { places.converted($0, places.absolute) }, isFromCache: true)
  }

  func keep(_ run: LessonRun, key: Fingerprint) throws(CellRunningError) {
    let lesson = run.executed.lesson
    let places = LessonPlaces(lesson)
    let entry = Entry(
      results: run.executed.results.map { places.converted($0, places.relative) },
      values: run.executed.values,
      warnings: run.warnings.map { places.converted($0, places.relative) })
    try writeAtomically(entry, to: path(lesson, key))
    removeOldVersions(of: lesson)
  }

  private func path(_ lesson: Lesson, _ key: Fingerprint) -> String {
    "\(folder)/lessons/\(lesson.name)/\(key.text).json"
  }

  private func removeOldVersions(of lesson: Lesson) {
    let folder = URL(fileURLWithPath: "\(folder)/lessons/\(lesson.name)")
    let files =
      (try? FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: [.contentModificationDateKey])) ?? []
    let byAge = files.map { file in
      let values = try? file.resourceValues(forKeys: [.contentModificationDateKey])
      return (file: file, date: values?.contentModificationDate ?? .distantPast)
    }.sorted { $0.date > $1.date }
    for old in byAge.dropFirst(Self.versionsKept) {
      try? FileManager.default.removeItem(at: old.file)
    }
  }
}
