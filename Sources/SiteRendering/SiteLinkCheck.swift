import CourseModel
import Foundation

/// The last look at the whole site: does every link of every page lead somewhere, and is every id
/// the only one of its name?
///
/// The parser finds what authors mistype, at its own line. This finds what only the pages show: a
/// heading and a cell of one name, a link of the theme's, a file that was not copied.
struct SiteLinkCheck {
  let outline: Outline
  let places: [String: PagePlaces]
  /// Every file of the site.
  let files: Set<String>

  func diagnostics(of sources: [PageSource]) -> [Diagnostic] {
    sources.flatMap { source -> [Diagnostic] in
      guard let places = places[source.file] else { return [] }
      let location = SourceLocation(file: source.origin, line: 1)
      return repeated(places.ids, on: source.file, location)
        + places.links.compactMap { broken($0, on: source.file, location) }
    }
  }

  private func repeated(
    _ ids: [String], on page: String, _ location: SourceLocation
  ) -> [Diagnostic] {
    var seen: Set<String> = []
    return ids.filter { !seen.insert($0).inserted }.map {
      Diagnostic(
        .error, at: location, "two things on the page \(page) have the id `\($0)`",
        suggestion: "name a heading, a cell or a figure differently")
    }
  }

  private func broken(
    _ link: String, on page: String, _ location: SourceLocation
  ) -> Diagnostic? {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].prefix { $0 != "?" }
    let file = path.isEmpty ? page : String(path).removingPercentEncoding ?? String(path)
    if outline.absent.contains(where: { "\($0).html" == file }) { return nil }
    guard let there = places[file] else {
      // What is missing beside a lesson is reported there.
      if files.contains(file) || file.hasPrefix("files/") { return nil }
      let near = nearestName(to: file, in: files.union(places.keys).sorted())
      return Diagnostic(
        .error, at: location, "the page \(page) links to `\(file)`, which the site does not have",
        suggestion: near.map { "did you mean `\($0)`?" } ?? "remove the link")
    }
    guard parts.count > 1, !parts[1].isEmpty else { return nil }
    let anchor = String(parts[1]).removingPercentEncoding ?? String(parts[1])
    if there.ids.contains(anchor) { return nil }
    let near = nearestName(to: anchor, in: there.ids)
    return Diagnostic(
      .error, at: location,
      "the page \(page) links to `#\(anchor)`, which \(file) does not have",
      suggestion: near.map { "did you mean `#\($0)`?" } ?? "remove the anchor")
  }
}

extension PageSource {
  /// The file that an author mends when the page is wrong.
  var origin: String {
    switch kind {
    case .lesson(let step): step.lesson.file
    case .exercise(let exercise): "\(exercise.directory)/Exercise.md"
    default: "Lessons/Course.md"
    }
  }
}
