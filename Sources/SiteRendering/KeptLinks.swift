import CourseModel
import Foundation

/// The documented symbols that lessons name, kept from one rendering to the next: a lesson whose
/// cells did not change is not read again.
struct KeptLinks {
  private struct Entry: Codable {
    var key: String
    var links: [[SymbolLink]]
  }

  private let file: URL
  private let earlier: [String: Entry]
  private var current: [String: Entry] = [:]
  private var finder: SymbolLinks?

  init(cache: URL) {
    file = cache.appending(path: "symbol-links.json")
    let data = try? Data(contentsOf: file)
    earlier = data.flatMap { try? JSONDecoder().decode([String: Entry].self, from: $0) } ?? [:]
  }

  mutating func links(of lesson: Lesson, in documentation: KeptDocumentation) throws
    -> [[SymbolLink]]
  {
    var fingerprint = Fingerprint()
    fingerprint.combine(documentation.pages.version)
    fingerprint.combine(lesson.cells.map(\.source))
    let key = fingerprint.digest
    var entry = earlier[lesson.name]
    if entry?.key != key {
      if finder == nil { finder = SymbolLinks(table: SymbolTable(try documentation.read())) }
      entry = Entry(key: key, links: finder?.links(of: lesson) ?? [])
    }
    current[lesson.name] = entry
    return entry?.links ?? []
  }

  /// What cannot be kept is found again next time.
  func save() {
    guard !current.isEmpty else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(current), data != (try? Data(contentsOf: file)) else {
      return
    }
    try? writeFile(data, at: file)
  }
}
