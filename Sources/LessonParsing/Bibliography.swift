import CourseModel
import Foundation

/// The works of `Lessons/References.bib`, by the keys that citations use.
struct Bibliography {
  static let file = "Lessons/References.bib"

  private(set) var references: [String: Reference] = [:]
  /// Every key, in the file's order, those of entries with mistakes too.
  private(set) var keys: [String] = []
  private(set) var diagnostics: [Diagnostic] = []
  var isPresent = false

  init() {}

  /// Reads the course's bibliography; a course without one cites nothing.
  init(_ files: CourseFiles) {
    guard files.exists(Self.file), let text = files.read(Self.file, into: &diagnostics) else {
      return
    }
    isPresent = true
    var reader = BibTeXReader(text, file: Self.file)
    let entries = reader.entries()
    diagnostics += reader.diagnostics
    var first: [String: SourceLocation] = [:]
    for entry in entries {
      if let earlier = first[entry.key] {
        diagnostics.append(
          Diagnostic(
            .error, at: entry.location, "the key `\(entry.key)` is given to two works",
            suggestion: "name this one differently",
            notes: [.init(location: earlier, message: "the first is here")]))
        continue
      }
      first[entry.key] = entry.location
      keys.append(entry.key)
      references[entry.key] = entry.reference(&diagnostics)
    }
    tellApart()
  }

  /// Works of the same authors and year get letters, in the file's order.
  private mutating func tellApart() {
    let named = Dictionary(grouping: keys.filter { references[$0] != nil }) { key in
      "\(references[key]!.names) \(references[key]!.year)"
    }
    for keys in named.values where keys.count > 1 {
      for (index, key) in keys.enumerated() {
        references[key]!.suffix = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index % 26)))
      }
    }
  }
}

extension BibTeXReader.Entry {
  static let types = [
    "article", "book", "inbook", "incollection", "inproceedings", "conference", "techreport",
    "phdthesis", "mastersthesis", "misc", "unpublished", "online",
  ]
  static let fieldNames = [
    "author", "editor", "title", "year", "journal", "booktitle", "volume", "number", "pages",
    "publisher", "school", "institution", "doi", "url",
  ]

  /// The entry as a reference; a value that is missing or wrong is reported.
  func reference(_ diagnostics: inout [Diagnostic]) -> Reference {
    func report(_ message: String, at location: SourceLocation? = nil, _ suggestion: String?) {
      diagnostics.append(
        Diagnostic(.error, at: location ?? self.location, message, suggestion: suggestion))
    }
    if !Self.types.contains(type) {
      report(
        "there is no kind of entry `@\(type)`",
        nearestName(to: type, in: Self.types).map { "did you mean `@\($0)`?" } ?? "use `@misc`")
    }
    for field in fields where !Self.fieldNames.contains(field.name) {
      // Exported files have many fields of which we make nothing: only a near miss is a mistake.
      guard let near = nearestName(to: field.name, in: Self.fieldNames), !has(near) else {
        continue
      }
      report("unknown field `\(field.name)`", at: field.location, "did you mean `\(near)`?")
    }
    func text(_ names: String...) -> String? {
      guard let field = fields.first(where: { names.contains($0.name) }) else { return nil }
      var plain = TeXText(field.value)
      let result = plain.text()
      if let unknown = plain.unknownCommand {
        report(
          "`\\\(unknown)` is not understood here", at: field.location,
          "write the character itself")
      }
      return result.isEmpty ? nil : result
    }
    let people = fields.first { ["author", "editor"].contains($0.name) }
    let names = people.map { authors(in: $0.value) }
    let title = text("title")
    let year = text("year")
    let work = "`\(key)`"
    if names?.isEmpty ?? true { report("\(work) has no author", "add `author = {Family, Given}`") }
    if title == nil { report("\(work) has no title", "add `title = {…}`") }
    if year == nil { report("\(work) has no year", "add `year = 1986`") }
    return Reference(
      key: key, authors: names ?? [], year: year ?? "", title: title ?? key,
      container: text("journal", "booktitle"), volume: text("volume"), number: text("number"),
      pages: text("pages"), publisher: text("publisher", "school", "institution"),
      link: link(report), isBook: ["book", "phdthesis"].contains(type))
  }

  private func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

  private func authors(in value: String) -> [Reference.Author] {
    TeXNames(value).names.map { name in
      var family = TeXText(name.family)
      var given = TeXText(name.given)
      return Reference.Author(family: family.text(), given: given.text())
    }
  }

  /// The DOI's address, or else the given one.
  private func link(_ report: (String, SourceLocation?, String?) -> Void) -> String? {
    if let doi = fields.first(where: { $0.name == "doi" }) {
      let name = doi.value.replacing("https://doi.org/", with: "").replacing("\\_", with: "_")
      guard name.hasPrefix("10."), name.contains("/") else {
        report("`\(name)` is no DOI", doi.location, "a DOI looks like `10.1038/323533a0`")
        return nil
      }
      let encoded = name.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
      return "https://doi.org/\(encoded ?? name)"
    }
    guard let url = fields.first(where: { $0.name == "url" }) else { return nil }
    guard url.value.hasPrefix("https://") || url.value.hasPrefix("http://") else {
      report("`\(url.value)` is no address of a page", url.location, "begin it with `https://`")
      return nil
    }
    return url.value.replacing("\\_", with: "_").replacing("\\%", with: "%")
  }
}
