import CourseModel
import Foundation

/// What a file numbers, by the names that references use.
///
///     $$ E = … \label{eq-error} $$           [equation](#eq-error)
///     ```swift id=loss caption="…"           [figure](#fig-loss), [table](#tab-loss)
///     ```swift norun id=loop caption="…"     [listing](#lst-loop)
///     [Table](#tab-gates): The gates.        [table](#tab-gates)
struct Labels {
  private(set) var names: [String] = []
  private var places: [String: SourceLocation] = [:]

  /// Where the name was first given, if this is not the first time.
  mutating func add(_ name: String, at location: SourceLocation) -> SourceLocation? {
    if let first = places[name] { return first }
    names.append(name)
    places[name] = location
    return nil
  }
}

extension Draft {
  /// Notes a label of the kind, and reports one that is taken or not well formed.
  ///
  /// `written` is what the author wrote, with or without the kind's prefix.
  func addLabel(
    _ written: String, _ kind: CrossReference.Kind, at location: SourceLocation
  ) -> String? {
    let label = written.hasPrefix("\(kind.rawValue)-") ? written : "\(kind.rawValue)-\(written)"
    guard place == .lesson else {
      error(
        at: location, "only what stands in a lesson has a number",
        suggestion: "remove the label, and say “the \(kind.word) above”")
      return nil
    }
    guard FenceOptions.isName(label) else {
      error(
        at: location, "`\(written)` is no label",
        suggestion: "use small letters, digits and hyphens: `\(kind.rawValue)-loss`")
      return nil
    }
    let first = labels.add(label, at: location)
    if let first {
      error(
        at: location, "the label `\(label)` is given twice", suggestion: "choose another",
        notes: [.init(location: first, message: "first given here")])
    } else if anchors.contains(label) {
      error(
        at: location, "a heading is called `#\(label)` already", suggestion: "choose another label")
    }
    return label
  }

  /// A cell is called by what it shows, which its run will tell.
  func addLabels(ofCell id: String, at location: SourceLocation) {
    for label in ["fig-\(id)", "tab-\(id)", "cell-\(id)"] { _ = labels.add(label, at: location) }
  }

  /// The displayed formula without its `\label{…}`, whose place stays as spaces.
  func equation(_ span: ProtectedText.Span) -> Mathematics {
    var formula = Mathematics(tex: span.content, isDisplay: true, location: span.location)
    while let opening = formula.tex.firstRange(of: "\\label{"),
      let end = formula.tex[opening.upperBound...].firstIndex(of: "}")
    {
      let name = String(formula.tex[opening.upperBound..<end])
      if formula.label != nil {
        error(
          at: span.location, "this formula has two labels", suggestion: "remove `\\label{\(name)}`")
      } else if let kind = CrossReference.Kind(label: name), kind != .equation {
        error(
          at: span.location, "`\(name)` would be a \(kind.word), and this is an equation",
          suggestion: "write `\\label{eq-\(name.drop { $0 != "-" }.dropFirst())}`")
      } else {
        formula.label = addLabel(name, .equation, at: span.location)
      }
      let range = opening.lowerBound...end
      formula.tex.replaceSubrange(range, with: String(repeating: " ", count: name.count + 8))
    }
    while formula.tex.last?.isWhitespace == true { formula.tex.removeLast() }
    return formula
  }

  /// What a link refers to, where it leads to something numbered.
  func crossReference(
    to href: String, saying words: String, at location: SourceLocation
  ) -> CrossReference? {
    guard let hash = href.firstIndex(of: "#") else { return nil }
    let target = String(href[href.index(after: hash)...])
    let isInLesson = href.hasPrefix("lesson:")
    guard let kind = CrossReference.Kind(label: target), isInLesson || hash == href.startIndex
    else { return nil }
    let name = String(href[..<hash])
    return CrossReference(
      target: target, lesson: isInLesson ? String(name.dropFirst("lesson:".count)) : nil,
      word: words.lowercased() == kind.word ? words : nil, location: location)
  }
}
