import CourseModel

/// Finds which of a student's files answers which exercise.
struct FileMatching {
  let exercises: [String]

  struct Found {
    /// Files by exercise, in the order of their names.
    var files: [String: [FoundFile]] = [:]
    /// Swift files that answer no exercise.
    var others: [FoundFile] = []
  }

  /// A file counts by its name, `threshold-xor.swift`; or, alone in a folder, by the folder's; or,
  /// where there is one exercise and one file, as what it must be.
  func match(_ files: [FoundFile]) -> Found {
    var found = Found()
    let sources = files.filter(\.isSwift)
    for file in sources {
      if let exercise = exercise(named: file) ?? exercise(ofFolderOf: file, among: sources) {
        found.files[exercise, default: []].append(file)
      } else {
        found.others.append(file)
      }
    }
    if exercises.count == 1, found.files.isEmpty, found.others.count == 1 {
      found.files[exercises[0]] = found.others
      found.others = []
    }
    return found
  }

  /// Why nothing was found for an exercise, in one sentence.
  func absence(of exercise: String, in found: Found) -> String {
    guard !found.others.isEmpty else { return "there is no \(exercise).swift" }
    let names = found.others.prefix(5).map(\.path).joined(separator: ", ")
    let near = nearestName(
      to: "\(exercise).swift", in: found.others.map(\.name))
    let more = found.others.count > 5 ? ", …" : ""
    return "there is no \(exercise).swift"
      + (near.map { ", but a \($0)" } ?? ", but \(names)\(more)")
  }

  private func exercise(named file: FoundFile) -> String? {
    let stem = String(file.name.dropLast(".swift".count))
    if exercises.contains(stem) { return stem }
    let plain = normalized(stem)
    if let exercise = exercises.first(where: { normalized($0) == plain }) { return exercise }
    // What platforms and browsers put behind a name that they have seen before.
    let bare = plain.replacing(#/-(?:\(?\d+\)?|copy)$/#, with: "")
    return exercises.first { normalized($0) == bare }
  }

  private func exercise(ofFolderOf file: FoundFile, among sources: [FoundFile]) -> String? {
    guard file.components.count > 1 else { return nil }
    let folder = file.components.dropLast()
    guard let exercise = exercises.first(where: { normalized($0) == normalized(folder.last!) }),
      sources.count(where: { $0.components.dropLast() == folder }) == 1
    else { return nil }
    return exercise
  }

  private func normalized(_ name: String) -> String {
    String(name.lowercased().map { "_ ".contains($0) ? "-" : $0 })
  }
}
