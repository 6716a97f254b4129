/// A figure as a value: a plot says what is drawn, its `drawing` how.
///
///     LinePlot([Series("training", losses)], x: "epoch", y: "loss")
///
/// A plot holds plain numbers and is drawn the same way each time: the same values give the same bytes.
public protocol Plot {
  /// The figure as SVG with its text alternative.
  var drawing: Drawing { get }

  /// The plot laid out for another width in SVG units, as a panel among others needs.
  ///
  /// Text keeps its size, so a narrower plot has fewer ticks rather than smaller ones.
  func fitted(toWidth width: Double) -> Self

  /// The plot drawn with about this share of the points that it would draw alone, as one of several
  /// on a page needs; 1 changes nothing.
  func thinned(to share: Double) -> Self

  /// The plots on common axes and shades, so that frames and panels can be compared.
  static func aligned(_ plots: [Self]) -> [Self]
}

extension Plot {
  /// A drawing whose size follows from its content stays as it is.
  public func fitted(toWidth width: Double) -> Self { self }

  /// A drawing of few marks stays as it is.
  public func thinned(to share: Double) -> Self { self }

  /// Plots without axes stay as they are.
  public static func aligned(_ plots: [Self]) -> [Self] { plots }
}
