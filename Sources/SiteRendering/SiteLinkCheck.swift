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
  /// The ids of each page.
  private let ids: [String: Set<String>]
  /// Every file of the site.
  let files: Set<String>

  init(outline: Outline, places: [String: PagePlaces], files: Set<String>) {
    self.outline = outline
    self.places = places
    self.files = files
    ids = places.mapValues { Set($0.ids) }
  }

  func diagnostics(of sources: [PageSource]) -> [Diagnostic] {
    // Most links of a page are on every page.
    var sound: Set<String> = []
    return sources.flatMap { source -> [Diagnostic] in
      guard let places = places[source.file] else { return [] }
      let location = SourceLocation(file: source.origin, line: 1)
      var found = repeated(places.ids, on: source.file, location)
      for link in places.links where !sound.contains(link) {
        if let mistake = broken(link, on: source.file, location) {
          found.append(mistake)
        } else if link.utf8.first != UInt8(ascii: "#") {
          sound.insert(link)
        }
      }
      return found
    }
  }

  private func repeated(
    _ ids: [String], on page: String, _ location: SourceLocation
  ) -> [Diagnostic] {
    if ids.count == self.ids[page]?.count { return [] }
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
    let own = link.utf8.first == UInt8(ascii: "#") ? ids[page] : nil
    if let own, own.contains(String(link.dropFirst())) { return nil }
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].prefix { $0 != "?" }
    let file = path.isEmpty ? page : String(path).removingPercentEncoding ?? String(path)
    if outline.absent.contains(where: { "\($0).html" == file }) { return nil }
    guard let there = ids[file] else {
      // What is missing beside a lesson is reported there.
      if files.contains(file) || file.hasPrefix("files/") { return nil }
      let near = nearestName(to: file, in: files.union(places.keys).sorted())
      return Diagnostic(
        .error, at: location, "the page \(page) links to `\(file)`, which the site does not have",
        suggestion: near.map { "did you mean `\($0)`?" } ?? "remove the link")
    }
    guard parts.count > 1, !parts[1].isEmpty else { return nil }
    let anchor = String(parts[1]).removingPercentEncoding ?? String(parts[1])
    // What has a number is reported where the author refers to it.
    let isNumbered = CrossReference.Kind.allCases.contains { anchor.hasPrefix("\($0.rawValue)-") }
    if there.contains(anchor) || isNumbered { return nil }
    let near = nearestName(to: anchor, in: there.sorted())
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
