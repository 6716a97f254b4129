import CourseModel

/// Prose with its gaps filled: formulas as KaTeX set them, values as the lesson computed them.
struct ProseView {
  let prose: Prose

  func html(in page: PageContext) -> HTML {
    var html: HTML = ""
    var fragments = prose.fragments[...]
    while let fragment = fragments.popFirst() {
      switch fragment {
      case .html(let markup): html += HTML(trusted: page.resolveLinks(in: markup))
      case .value(let value): html += self.html(for: value, in: page)
      case .reference(let reference): html += self.html(for: reference, in: page)
      case .mathematics(let mathematics):
        var formula = self.html(for: mathematics, in: page)
        if !mathematics.isDisplay {
          let before = html.takeLast(where: "(“‘".contains)
          let after = takeFirst(of: &fragments, where: ".,;:!?)’”".contains)
          if mathematics.tex.utf8.count > Self.longestUnbroken {
            if !before.isEmpty { formula = "\(before)\u{2060}\(formula)" }
            if !after.isEmpty {
              formula = """
                <span class="followed">\(formula)</span><span class="held">\(after)</span>
                """
            }
          } else if !before.isEmpty || !after.isEmpty {
            formula = "<span class=\"unbroken\">\(before)\(formula)\(after)</span>"
          }
        }
        html += formula
      }
    }
    return html
  }

  /// Longer formulas may break at the line's end, shorter ones do not. Both stay with their
  /// punctuation, which browsers would let stand alone at the beginning of a line, whatever a word
  /// joiner says: a long one's last part takes its room along.
  private static let longestUnbroken = 30

  /// Removes the leading characters of the text that follows.
  private func takeFirst(
    of fragments: inout ArraySlice<Prose.Fragment>, where belongs: (Character) -> Bool
  ) -> HTML {
    guard case .html(let markup) = fragments.first else { return "" }
    let taken = markup.prefix(while: belongs)
    if !taken.isEmpty {
      fragments[fragments.startIndex] = .html(String(markup.dropFirst(taken.count)))
    }
    return "\(taken)"
  }

  /// A displayed formula scrolls by itself where the screen is narrower than it.
  private func html(for mathematics: Mathematics, in page: PageContext) -> HTML {
    guard let formula = page.site.formulas[Formula(mathematics)] else {
      preconditionFailure("The formula at \(mathematics.location) was not set before rendering.")
    }
    guard mathematics.isDisplay else { return formula }
    let equation: HTML = "<span class=\"equation\">\(formula)</span>"
    guard let label = mathematics.label else { return equation }
    return """
      <span class="numbered" id="\(label)">\(equation)\
      <span class="equation-number">(\(page.next(.equation)))</span></span>
      """
  }

  /// The link's opening tag, and its words where the author left them to the number.
  private func html(for reference: CrossReference, in page: PageContext) -> HTML {
    let lesson = reference.lesson ?? page.folder
    let number = page.site.numberings[lesson]?.numbers[reference.target]
    let words: HTML = reference.words(number).map { "\($0)" } ?? ""
    guard let other = reference.lesson, other != page.folder else {
      return "<a class=\"reference\" href=\"#\(reference.target)\">\(words)"
    }
    let place: HTML =
      words.isEmpty || number == nil
      ? "" : page.site.outline.step(named: other).map { " of lesson \($0.number)" } ?? ""
    return "<a class=\"reference\" href=\"\(other).html#\(reference.target)\">\(words)\(place)"
  }

  private func html(for value: InlineValue, in page: PageContext) -> HTML {
    let mark: HTML = page.site.isServed ? " data-value=\"\(value.index)\"" : ""
    if let value = page.values[value.index] {
      // `97.3 %` and `2 × 10⁻⁸` stay on one line.
      let text = value.count <= 24 ? value.replacing(" ", with: "\u{A0}") : value
      return "<span class=\"computed\"\(mark) title=\"Computed by this lesson\">\(text)</span>"
    }
    return """
      <code class="not-computed"\(mark) title="Not computed: a cell before it failed">\
      \(value.expression)</code>
      """
  }
}

extension Prose {
  /// The prose without its markup, for places where links and paragraphs cannot stand.
  func inlineHTML(in page: PageContext) -> HTML {
    fragments.map { fragment -> HTML in
      guard case .html(let markup) = fragment else {
        return ProseView(prose: Prose([fragment])).html(in: page)
      }
      return HTML(trusted: withoutTags(markup))
    }.joined()
  }

  /// Drops every tag but emphasis and code; what is between tags is escaped already.
  private func withoutTags(_ markup: String) -> String {
    var result = ""
    var rest = markup[...]
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      result += rest[..<open]
      let tag = rest[open...close]
      if ["<em>", "</em>", "<strong>", "</strong>", "<code>", "</code>"].contains(tag) {
        result += tag
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
