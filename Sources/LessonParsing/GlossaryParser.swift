import CourseModel

/// Parses `Lessons/Glossary.md`: the terms of the course with their definitions.
///
///     Glossary.md = block* term*
///     term        = "##" name ("," other-form)*, block+
///
/// The blocks are a lesson's, but for cells, exercises and values. A course may have no glossary.
struct GlossaryParser {
  static let file = "Lessons/Glossary.md"

  var files: CourseFiles
}

extension GlossaryParser {
  func parse() -> (glossary: Glossary, draft: Draft) {
    let draft = Draft(place: .glossary, file: Self.file, files: files)
    var glossary = Glossary()
    guard files.exists(Self.file), let content = files.read(Self.file, into: &draft.diagnostics)
    else { return (glossary, draft) }
    let builder = BlockBuilder(draft: draft)
    let (document, nodes) = builder.parse(SourceText(content, file: Self.file))
    for node in nodes {
      if case .heading(2) = node.kind {
        let location = document.text.location(line: node.line, column: node.column)
        if let term = term(node.plainText(in: document), at: location, among: glossary, draft) {
          glossary.terms.append(term)
        }
      } else if let block = builder.block(node, in: document) {
        if let last = glossary.terms.indices.last {
          glossary.terms[last].definition.append(block)
        } else {
          glossary.introduction.append(block)
        }
      }
    }
    if let notes = builder.notes() { glossary.introduction.append(notes) }
    for term in glossary.terms where term.definition.isEmpty {
      draft.error(
        at: term.location, "the term `\(term.name)` has no definition",
        suggestion: "write it below the heading")
    }
    draft.checkLocalLinks()
    return (glossary, draft)
  }

  private func term(
    _ heading: String, at location: SourceLocation, among glossary: Glossary, _ draft: Draft
  ) -> Glossary.Term? {
    let names = heading.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    guard let name = names.first else { return nil }
    let known = glossary.terms.flatMap { term in
      ([term.name] + term.aliases).map { (name: $0, term: term) }
    }
    for name in names {
      guard let first = known.first(where: { $0.name == name })?.term else { continue }
      draft.error(
        at: location, "the glossary defines `\(name)` twice",
        suggestion: "make one entry of the two",
        notes: [.init(location: first.location, message: "first defined here")])
      return nil
    }
    return Glossary.Term(
      id: draft.anchor(for: name), name: name, aliases: Array(names.dropFirst()),
      location: location)
  }
}
