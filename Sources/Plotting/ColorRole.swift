/// What a colour means: one meaning has one colour in every figure of the course.
///
/// The page sets the colours as CSS variables, so figures follow its light and dark theme; the
/// fallbacks are a light theme that stays distinct in the common kinds of colour blindness
/// (after Okabe and Ito, 2008).
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
    case .value: "var(--plot-value,#0b66b0)"
    case .gradient: "var(--plot-gradient,#c43d12)"
    case .data: "var(--plot-data,#3d4654)"
    case .fit: "var(--plot-fit,#d1570a)"
    case .muted: "var(--plot-muted,#687080)"
    case .category(let index):
      "var(--plot-category-\(Self.wrapped(index)),\(Self.categories[Self.wrapped(index)]))"
    case .ink: "var(--plot-ink,#20242c)"
    case .grid: "var(--plot-grid,#dfe2e8)"
    case .surface: "var(--plot-surface,#ffffff)"
    }
  }

  private static let categories = [
    "#0b6cb5", "#cf5200", "#00815d", "#a3479b", "#2c8fbf", "#a87400", "#5c6470", "#7d4b32",
  ]

  private static func wrapped(_ index: Int) -> Int {
    let remainder = index % categories.count
    return remainder < 0 ? remainder + categories.count : remainder
  }
}
