import CourseModel

extension Glossary {
  /// The lessons with their terms linked; the glossary itself learns where each is used.
  ///
  /// - Parameter unlinked: the terms that a lesson wants to be left alone, by the lesson's name.
  mutating func link(_ lessons: [Lesson], unlinked: [String: Set<String>]) -> [Lesson] {
    var uses: [String: [(use: Use, isIntroduction: Bool)]] = [:]
    let forms = TermForms(self)
    let linked = lessons.map { lesson in
      var lesson = lesson
      var linking = TermLinking(
        forms.without(unlinked[lesson.name] ?? []), in: lesson.blocks)
      lesson.blocks = linking.link(lesson.blocks)
      for term in linking.linked {
        let use = Use(lesson: lesson.name, anchor: "term.\(term)")
        uses[term, default: []].append((use, linking.introductions.contains(term)))
      }
      return lesson
    }
    for (index, term) in terms.enumerated() {
      var found = uses[term.id] ?? []
      if let first = found.firstIndex(where: \.isIntroduction) {
        found.insert(found.remove(at: first), at: 0)
      }
      terms[index].uses = found.map(\.use)
      terms[index].definition = definition(of: term, forms)
    }
    return linked
  }

  /// The terms that the definitions of others speak of.
  var termsInDefinitions: Set<String> {
    let forms = TermForms(self)
    return terms.reduce(into: []) { found, term in
      var linking = TermLinking(forms.without([term.id]), in: term.definition)
      _ = linking.link(term.definition)
      found.formUnion(linking.linked)
    }
  }

  /// A term's definition with the other terms in it linked, without ids: the page has them.
  private func definition(of term: Term, _ forms: TermForms) -> [Block] {
    var linking = TermLinking(forms.without([term.id]), in: term.definition)
    return linking.link(term.definition).map { block in
      guard case .prose(let prose) = block else { return block }
      return .prose(
        Prose(
          prose.fragments.map { fragment in
            guard case .html(let markup) = fragment else { return fragment }
            return .html(markup.replacing(#/ id="term\.[^"]*"/#, with: ""))
          }))
    }
  }
}
