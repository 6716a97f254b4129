import CourseModel
import Foundation

/// The folder in which a students' package is made: only what is put into it by name is there.
struct StudentsPackage: Sendable {
  /// The course that it is made from.
  var course: String
  var folder: String
}

extension StudentsPackage {
  func write(_ text: String, to path: String) throws { try write(Data(text.utf8), to: path) }

  func write(_ data: Data, to path: String) throws {
    let file = URL(fileURLWithPath: "\(folder)/\(path)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func copy(_ path: String) throws {
    try write(Data(contentsOf: URL(fileURLWithPath: "\(course)/\(path)")), to: path)
  }

  /// The lessons that the course lists with the files beside them, what they show of the library, and
  /// the data that they read.
  func copyLessons(_ lessons: [Lesson]) throws {
    for file in regularFiles(in: "Lessons") where !file.dropFirst("Lessons/".count).contains("/") {
      try copy(file)
    }
    for lesson in lessons {
      for file in regularFiles(in: "Lessons/\(lesson.name)") { try copy(file) }
      for case .listing(let listing) in lesson.blocks.flatMap(\.nested) {
        guard let source = listing.reference?.split(separator: "#").first else { continue }
        if FileManager.default.fileExists(atPath: "\(course)/\(source)") {
          try copy(String(source))
        }
      }
    }
    for file in regularFiles(in: "Data") { try copy(file) }
  }

  /// What to do first.
  func welcome(_ exercises: [Exercise]) throws {
    let list = exercises.map { "- `\($0.name)`: \($0.title), \($0.points) points" }
    try write(
      """
      # Welcome

      Your answers belong into the folder `work`, where each exercise's starter lies already. In this
      folder,

          gradus check \(exercises.first?.name ?? "EXERCISE")

      says what is right, what is wrong and why; `gradus hint` helps a step at a time, `gradus list`
      shows what there is, and `gradus serve` opens the lessons in your browser. None of this needs a
      network.

      What you hand in is checked for more than you see here, with other numbers.

      \(list.joined(separator: "\n"))

      """, to: "README.md")
    try write("/.gradus/\n/site/public/\n", to: ".gitignore")
  }

  /// Every file of the package, by its path in it.
  func files() throws -> [String] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
    return paths.filter { isRegular("\(folder)/\($0)") }.sorted()
  }

  /// Of the course: no links, nothing hidden.
  func regularFiles(in path: String) -> [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: "\(course)/\(path)")) ?? []
    return names.sorted().filter { name in
      !name.split(separator: "/").contains { $0.hasPrefix(".") }
        && isRegular("\(course)/\(path)/\(name)")
    }.map { "\(path)/\($0)" }
  }

  private func isRegular(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }
}
