/// Sentences for readers who do not see a figure, computed from its data.
enum Alternative {
  /// `Line chart of loss against epoch.`
  static func title(_ kind: String, x: String, y: String) -> String {
    switch (x.isEmpty, y.isEmpty) {
    case (true, true): "\(kind)."
    case (true, false): "\(kind) of \(y)."
    case (false, true): "\(kind) against \(x)."
    case (false, false): "\(kind) of \(y) against \(x)."
    }
  }

  /// What a line does: how many points, where it starts and ends, its lowest and highest value.
  static func line(
    name: String, x: [Double], y: [Double], xScale: AxisScale, yScale: AxisScale
  ) -> String {
    let points = zip(x, y).filter { Scale.admits($0, xScale) && Scale.admits($1, yScale) }
    let subject = name.isEmpty ? "" : "\(shortened(name)): "
    guard let first = points.first, let last = points.last,
      let low = points.min(by: { $0.1 < $1.1 }), let high = points.max(by: { $0.1 < $1.1 })
    else { return "\(subject)no finite values." }
    var text =
      "\(subject)\(count(points.count, "point")), from \(number(first.1)) at "
      + "\(number(first.0)) to \(number(last.1)) at \(number(last.0))"
    if low.1 < min(first.1, last.1) {
      text += ", lowest \(number(low.1)) at \(number(low.0))"
    }
    if high.1 > max(first.1, last.1) {
      text += ", highest \(number(high.1)) at \(number(high.0))"
    }
    let left = min(x.count, y.count) - points.count
    return text + (left > 0 ? "; \(left) left out." : ".")
  }

  /// Where a set of points lies.
  static func points(name: String, x: [Double], y: [Double]) -> String {
    let points = zip(x, y).filter { Scale.admits($0, .linear) && Scale.admits($1, .linear) }
    let subject = name.isEmpty ? "" : "\(shortened(name)): "
    guard !points.isEmpty else { return "\(subject)no finite points." }
    return "\(subject)\(count(points.count, "point")), x from \(range(points.map(\.0))), "
      + "y from \(range(points.map(\.1)))."
  }

  /// `0.1 to 3`, over finite values.
  static func range(_ values: [Double]) -> String {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return "no finite value" }
    return "\(number(low)) to \(number(high))"
  }

  /// `1 point`, `3 points`.
  static func count(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }

  static func number(_ value: Double) -> String { NumberText.readable(value, significant: 3) }

  /// Names are cut where they would drown the sentence.
  static func shortened(_ name: String) -> String {
    name.count <= 60 ? name : name.prefix(59) + "…"
  }
}
