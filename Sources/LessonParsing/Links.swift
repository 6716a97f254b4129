import CourseModel
import Foundation

/// A link to a place in the course, to be checked when the whole course is parsed.
struct LinkUse {
  enum Target: Hashable {
    /// A heading of the same file.
    case here(anchor: String)
    case lesson(String, anchor: String?)
    case exercise(String)
    /// A term of the glossary, by its id.
    case term(String)
  }

  var target: Target
  var location: SourceLocation
}

extension Draft {
  /// What a link's destination becomes on the page; `nil`, and a diagnostic, where it leads
  /// nowhere.
  func href(_ url: String, at location: SourceLocation) -> String? {
    if let scheme = scheme(of: url) {
      switch scheme {
      case "http", "https", "mailto": return url
      case "exercise":
        let name = String(url.dropFirst("exercise:".count))
        links.append(LinkUse(target: .exercise(name), location: location))
        return url
      case "glossary":
        let term = String(url.dropFirst("glossary:".count))
        links.append(LinkUse(target: .term(term), location: location))
        return url
      default:
        error(
          at: location, "a link cannot lead to `\(scheme):`",
          suggestion: "link to https, to a lesson, to `glossary:TERM`, or to a file beside this one"
        )
        return nil
      }
    }
    let parts = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let anchor = parts.count > 1 ? String(parts[1]).removingPercentEncoding ?? "" : nil
    let path = String(parts.first ?? "").removingPercentEncoding ?? ""
    if path.isEmpty, let anchor, !anchor.isEmpty {
      links.append(LinkUse(target: .here(anchor: anchor), location: location))
      return "#\(idPrefix)\(anchor)"
    }
    return internalHref(path, anchor: anchor, at: location)
  }

  private func internalHref(_ path: String, anchor: String?, at location: SourceLocation) -> String?
  {
    let steps = resolved(path)?.split(separator: "/").map(String.init) ?? []
    if steps.count == 3, steps[0] == "Lessons", steps[2] == "Lesson.md" {
      links.append(LinkUse(target: .lesson(steps[1], anchor: anchor), location: location))
      return "lesson:\(steps[1])" + (anchor.map { "#\($0)" } ?? "")
    }
    if steps.count == 4, steps[0] == "Exercises", steps[3] == "Exercise.md" {
      links.append(LinkUse(target: .exercise(steps[2]), location: location))
      return "exercise:\(steps[2])"
    }
    if !path.hasSuffix("/"), let name = fileBeside(path) { return "file:\(name)" }
    error(
      at: location, "the link leads nowhere: `\(path)`", suggestion: nearestLink(to: path, steps))
    return nil
  }

  private func nearestLink(to path: String, _ steps: [String]) -> String {
    let lessons = files.names(in: "Lessons").filter { files.isFolder("Lessons/\($0)") }
    let links = lessons.map {
      (place == .course || place == .glossary ? "" : "../") + "\($0)/Lesson.md"
    }
    let besides = files.names(in: folder)
    // `../03-learning`, `03-learning.md` and the like name a lesson without its file.
    let named = steps.last.flatMap { last in
      lessons.firstIndex { $0 == last || "\($0).md" == last }
    }
    if let named { return "did you mean `\(links[named])`?" }
    if let near = nearestName(to: path, in: links + besides) { return "did you mean `\(near)`?" }
    return
      "link to `../NAME/Lesson.md`, `exercise:NAME`, `glossary:TERM`, https, or a file beside this one"
  }

  /// What an image's source becomes on the page: a file beside the lesson.
  func imageSource(_ url: String, at location: SourceLocation) -> String? {
    guard scheme(of: url) == nil, !url.hasPrefix("//") else {
      error(
        at: location, "pages load no image from elsewhere: `\(url)`",
        suggestion: "put the image beside this file and write its name")
      return nil
    }
    let path = url.removingPercentEncoding ?? url
    if let name = fileBeside(path) { return "file:\(name)" }
    let near = nearestName(to: path, in: files.names(in: folder))
    error(
      at: location, "there is no image `\(path)` beside this file",
      suggestion: near.map { "did you mean `\($0)`?" } ?? "put it in `\(folder)`")
    return nil
  }

  /// The path below the file's own folder, percent-encoded, where it names a file there.
  private func fileBeside(_ path: String) -> String? {
    guard let full = resolved(path), full.hasPrefix(folder + "/"), files.exists(full),
      !files.isFolder(full)
    else { return nil }
    let name = String(full.dropFirst(folder.count + 1))
    return name.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
  }

  /// The path relative to the course's root; `nil` outside it.
  private func resolved(_ path: String) -> String? {
    guard !path.hasPrefix("/") else { return nil }
    var steps = folder.split(separator: "/").map(String.init)
    for step in path.split(separator: "/") where step != "." {
      if step != ".." {
        steps.append(String(step))
      } else if steps.popLast() == nil {
        return nil
      }
    }
    return steps.joined(separator: "/")
  }

  private func scheme(of url: String) -> String? {
    guard let colon = url.firstIndex(of: ":") else { return nil }
    let scheme = url[..<colon].lowercased()
    let isScheme = scheme.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0)
    }
    return isScheme && !scheme.isEmpty ? scheme : nil
  }
}
