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
}

extension Plot {
  /// A drawing whose size follows from its content stays as it is.
  public func fitted(toWidth width: Double) -> Self { self }
}
