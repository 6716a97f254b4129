/// What a colour means: one meaning has one colour in every figure of the course.
///
/// The page sets the colours as CSS variables, so figures follow its light and dark theme; the
/// fallbacks are those of a light page.
public enum ColorRole: Hashable, Sendable {
  /// Values that flow forward.
  case value
  /// Gradients that flow backward.
  case gradient
  /// What was measured or given.
  case data
  /// What a model makes of the data.
  case fit
  /// What stands back: references, notes.
  case muted
  /// One of eight classes, counted from 0; further ones start again.
  case category(Int)
  /// Text and outlines.
  case ink
  /// Lines behind the data.
  case grid
  /// The page behind the figure.
  case surface

  /// The colour as CSS: a variable of the page with its fallback.
  public var css: String {
    switch self {
    case .value: "var(--plot-value,#2a5db0)"
    case .gradient: "var(--plot-gradient,#c0501a)"
    case .data: "var(--plot-data,#55524b)"
    case .fit: "var(--plot-fit,#0f766a)"
    case .muted: "var(--plot-muted,#6d6a62)"
    case .category(let index):
      "var(--plot-category-\(Self.wrapped(index)),\(Self.categories[Self.wrapped(index)]))"
    case .ink: "var(--plot-ink,#23221f)"
    case .grid: "var(--plot-grid,#e6e2d8)"
    case .surface: "var(--plot-surface,#fdfcf9)"
    }
  }

  private static let categories = [
    "#2a5db0", "#c0501a", "#0f766a", "#8c3a78", "#8a6a00", "#3c7fb0", "#6b4f2a", "#55524b",
  ]

  private static func wrapped(_ index: Int) -> Int {
    let remainder = index % categories.count
    return remainder < 0 ? remainder + categories.count : remainder
  }
}
