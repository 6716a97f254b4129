/// Rendered CommonMark with gaps: HTML pieces between the mathematics and computed values.
///
/// The parser writes the HTML, so that nothing after it needs a Markdown parser; the renderer
/// fills the gaps. A link to another lesson is written `href="lesson:NAME#anchor"`, to an exercise
/// `href="exercise:NAME"`, and a file beside the lesson `src="file:NAME"`.
public struct Prose: Sendable, Codable, Hashable {
  public enum Fragment: Sendable, Codable, Hashable {
    case html(String)
    case mathematics(Mathematics)
    case value(InlineValue)
    /// Opens a link to something numbered; the fragment `.html("</a>")` closes it.
    case reference(CrossReference)
  }

  public var fragments: [Fragment]

  public init(_ fragments: [Fragment]) {
    self.fragments = fragments
  }
}

/// TeX as the author wrote it, without its dollar signs.
public struct Mathematics: Sendable, Codable, Hashable {
  public var tex: String
  public var isDisplay: Bool
  public var location: SourceLocation
  /// What references call it, `eq-delta`: with a label the formula has a number.
  public var label: String?

  public init(tex: String, isDisplay: Bool, location: SourceLocation, label: String? = nil) {
    self.tex = tex
    self.isDisplay = isDisplay
    self.location = location
    self.label = label
  }
}

/// `{= expression }` in prose: a Swift expression evaluated after the last cell before it.
public struct InlineValue: Sendable, Codable, Hashable {
  /// Its number among the lesson's inline values, from 0.
  public var index: Int
  public var expression: String
  /// Where the expression begins, after `{=` and spaces.
  public var location: SourceLocation
  /// The cell whose state it reads: the last one before it.
  public var cell: Int

  public init(index: Int, expression: String, location: SourceLocation, cell: Int) {
    self.index = index
    self.expression = expression
    self.location = location
    self.cell = cell
  }
}
