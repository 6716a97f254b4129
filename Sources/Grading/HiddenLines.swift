import CourseModel
import Foundation

/// The lines of solutions, hidden checks and known mistakes, to be looked for where they must not be.
///
/// Lines that every file may have are left out: short ones, and those that stand in what students get
/// anyway, the statement, the starter and the interface. In the files of another exercise one line
/// that is the same is chance; three in a row are not.
struct HiddenLines {
  private var places: [String: SourceLocation] = [:]
  /// Of hidden checks: a visible check may well begin alike.
  private var ofChecks: Set<String> = []

  private static let shortest = 12
}

extension HiddenLines {
  init(of exercises: [Exercise], course: String) {
    for exercise in exercises {
      let folder = "\(course)/\(exercise.directory)"
      func lines(_ name: String) -> [String] {
        let text = try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
        return (text ?? "").split(separator: "\n", omittingEmptySubsequences: false)
          .map { trimmed($0) }
      }
      let open = Set(["Exercise.md", "Starter.swift", "Interface.swift"].flatMap(lines))
      let mistakes =
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/Mistakes")) ?? [])
        .map { "Mistakes/\($0)" }
      for name in ["Solution.swift", "HiddenChecks.swift", EquivalentMutants.file]
        + mistakes.sorted()
      {
        for (number, line) in lines(name).enumerated()
        where line.count >= Self.shortest && !line.hasPrefix("import ") && !open.contains(line) {
          places[line] =
            places[line]
            ?? SourceLocation(file: "\(exercise.directory)/\(name)", line: number + 1)
          if name == "HiddenChecks.swift" { ofChecks.insert(line) }
        }
      }
    }
  }

  var count: Int { places.count }

  /// Where one of them stands in the package.
  func found(in package: StudentsPackage, files: [String]) -> [Diagnostic] {
    files.flatMap { file -> [Diagnostic] in
      guard let data = FileManager.default.contents(atPath: "\(package.folder)/\(file)") else {
        return []
      }
      let lines = String(decoding: data, as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
      return lines.enumerated().compactMap { number, text -> Diagnostic? in
        let line = trimmed(text)
        guard let place = places[line] else { return nil }
        if isChance(line: number, of: lines, at: place, in: file) { return nil }
        if file.hasSuffix("/VisibleChecks.swift") && ofChecks.contains(line) { return nil }
        // A lesson is for everybody to read: its author judges whether it shows too much.
        return Diagnostic(
          file.hasPrefix("Lessons/") ? .warning : .error,
          at: SourceLocation(file: file, line: number + 1),
          FeedbackWording.hiddenLine(line),
          notes: [.init(location: place, message: FeedbackWording.isHiddenHere)])
      }
    }
  }
}

extension HiddenLines {
  private static let fewestInRow = 3

  /// Whether a hidden line stands, alone or with one neighbour, in a file that has nothing to do with
  /// the exercise that hides it.
  private func isChance(
    line number: Int, of lines: [Substring], at place: SourceLocation, in file: String
  ) -> Bool {
    let folder = place.file.split(separator: "/").prefix(3)
    let isOwn =
      file.hasPrefix("Lessons/") || file.hasPrefix(folder.joined(separator: "/") + "/")
      || file == "work/\(folder.last ?? "").swift"
    if isOwn { return false }
    func isHidden(_ number: Int) -> Bool {
      lines.indices.contains(number) && places[trimmed(lines[number])] != nil
    }
    let before = (1..<Self.fewestInRow).prefix { isHidden(number - $0) }.count
    let after = (1..<Self.fewestInRow).prefix { isHidden(number + $0) }.count
    return before + after + 1 < Self.fewestInRow
  }
}

private func trimmed(_ line: Substring) -> String {
  line.trimmingCharacters(in: .whitespaces)
}
