import CourseModel

/// `[@rumelhart1986]`, `[@minsky1969, p. 3; @novikoff1962]`, and `[-@rosenblatt1958]` for the year
/// alone, where the sentence names the author.
struct Citation {
  var key: String
  /// `p. 3`
  var place: String?
  var showsYearOnly: Bool

  /// The citations between brackets, or `nil` where what stands there is none.
  static func all(in content: String) -> [Citation]? {
    var citations: [Citation] = []
    for item in content.split(separator: ";", omittingEmptySubsequences: false) {
      var item = String(item).trimmed
      let showsYearOnly = item.hasPrefix("-")
      if showsYearOnly { item.removeFirst() }
      guard item.hasPrefix("@") else { return nil }
      let parts = item.dropFirst().split(separator: ",", maxSplits: 1)
      guard let key = parts.first.map({ String($0).trimmed }), !key.isEmpty,
        !key.contains(where: \.isWhitespace)
      else { return nil }
      citations.append(
        Citation(
          key: key, place: parts.count > 1 ? String(parts[1]).trimmed : nil,
          showsYearOnly: showsYearOnly))
    }
    return citations
  }
}

extension Draft {
  /// The citation as HTML; an unknown key is reported.
  func citation(_ span: ProtectedText.Span) -> String {
    guard place == .lesson else {
      error(
        at: span.location, "only a lesson ends in a list of references, so nothing is cited here",
        suggestion: "link to the work instead")
      return ""
    }
    guard let citations = Citation.all(in: span.content) else {
      error(
        at: span.location, "this citation cannot be read: `\(span.source)`",
        suggestion: "write `[@key]`, `[@key, p. 3]` or `[@one; @other]`")
      return ""
    }
    let items = citations.compactMap { item -> String? in
      guard let reference = bibliography.references[item.key] else {
        reportUnknown(item.key, at: span.location)
        return nil
      }
      let isFirst = !cited.contains(item.key)
      if isFirst { cited.append(item.key) }
      let words =
        item.showsYearOnly ? reference.date : "\(reference.names), \(reference.date)"
      let mark = isFirst ? " id=\"cite.\(escapedForHTML(item.key))\"" : ""
      return "<a class=\"citation\" href=\"#\(escapedForHTML(reference.anchor))\"\(mark)"
        + " role=\"doc-biblioref\">\(escapedForHTML(words))</a>"
        + (item.place.map { ", \(escapedForHTML($0))" } ?? "")
    }
    return items.isEmpty ? "" : "(\(items.joined(separator: "; ")))"
  }

  /// What the lesson cites, as lists of references are ordered: by names, then by year.
  func references() -> Block? {
    let references = cited.compactMap { bibliography.references[$0] }.sorted { a, b in
      let (left, right) = (Self.order(a), Self.order(b))
      return left.lexicographicallyPrecedes(right)
    }
    return references.isEmpty ? nil : .references(references)
  }

  private static func order(_ reference: Reference) -> [String] {
    reference.authors.map { $0.family.lowercased() } + [reference.year + reference.suffix]
  }

  private func reportUnknown(_ key: String, at location: SourceLocation) {
    // An entry with a mistake has been reported in its own place.
    guard !bibliography.keys.contains(key) else { return }
    let near = nearestName(to: key, in: bibliography.keys)
    error(
      at: location,
      bibliography.isPresent
        ? "\(Bibliography.file) has no entry `\(key)`"
        : "there is no \(Bibliography.file) for `\(key)` to be in",
      suggestion: near.map { "did you mean `@\($0)`?" } ?? "add `@article{\(key), …}` to it")
  }
}
