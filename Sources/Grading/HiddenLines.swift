import CourseModel
import Foundation

/// The lines of solutions, hidden checks and known mistakes, to be looked for where they must not be.
///
/// Lines that every file may have are left out: short ones, and those that stand in what students get
/// anyway, the statement, the starter and the interface. In the files of another exercise one line
/// that is the same is chance; three in a row are not.
struct HiddenLines {
  /// Every exercise that hides the line, and where.
  private var places: [String: [SourceLocation]] = [:]
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
          places[line, default: []].append(
            SourceLocation(file: "\(exercise.directory)/\(name)", line: number + 1))
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
        guard let place = leak(line: number, of: lines, in: file) else { return nil }
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
  /// Where the line is hidden that a file shows, if it is more than chance.
  private func leak(line number: Int, of lines: [Substring], in file: String) -> SourceLocation? {
    let all = places[trimmed(lines[number])] ?? []
    return all.first { isOwn(file, $0) }
      ?? all.first { place in
        func isHidden(_ number: Int) -> Bool {
          guard lines.indices.contains(number) else { return false }
          return places[trimmed(lines[number])]?.contains { $0.file == place.file } ?? false
        }
        let fewest = isLesson(file, of: place) ? 2 : 3
        let before = (1..<fewest).prefix { isHidden(number - $0) }.count
        let after = (1..<fewest).prefix { isHidden(number + $0) }.count
        return before + 1 + after >= fewest
      }
  }

  /// Whether a file of the package belongs to the exercise that hides something there: one line of it
  /// is one too many.
  private func isOwn(_ file: String, _ place: SourceLocation) -> Bool {
    let folder = place.file.split(separator: "/").prefix(3)
    return file.hasPrefix(folder.joined(separator: "/") + "/")
      || file == "work/\(folder.last ?? "").swift"
  }

  /// Whether it is the exercise's lesson, where two lines in a row are no chance; elsewhere it takes
  /// three.
  private func isLesson(_ file: String, of place: SourceLocation) -> Bool {
    file.hasPrefix("Lessons/\(place.file.split(separator: "/").dropFirst().first ?? "")/")
  }
}

private func trimmed(_ line: Substring) -> String {
  line.trimmingCharacters(in: .whitespaces)
}
