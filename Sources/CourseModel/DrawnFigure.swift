/// A figure from a file beside the lesson, with its caption and a text for those who cannot see it.
public struct DrawnFigure: Sendable, Codable {
  /// The file's name, percent-encoded, as `src="file:NAME"` writes it.
  public var file: String
  /// The drawing itself where the file is SVG: on the page it takes the theme's colours.
  public var svg: String?
  /// The size in pixels where the file is PNG.
  public var size: Size?
  public var alternative: String
  public var caption: Prose
  /// What references call it: `fig-two-passes`.
  public var label: String?

  public struct Size: Sendable, Codable, Hashable {
    public var width: Int
    public var height: Int

    public init(width: Int, height: Int) {
      self.width = width
      self.height = height
    }
  }

  public init(
    file: String, svg: String? = nil, size: Size? = nil, alternative: String, caption: Prose,
    label: String? = nil
  ) {
    self.file = file
    self.svg = svg
    self.size = size
    self.alternative = alternative
    self.caption = caption
    self.label = label
  }
}
