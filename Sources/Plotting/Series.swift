/// A named line: pairs of numbers in the order in which they are joined.
///
///     Series("training", losses, color: .fit)                   // x is the index: 0, 1, 2, …
///     Series("held out", x: epochs, y: losses, color: .data, marks: true)
///     Series("tanh", over: -3...3) { tanh($0) }
///     Series("five seeds", runs: lossesOfEachSeed)               // mean, and a band of ±1 deviation
///
/// A value that is not finite leaves a gap.
public struct Series: Sendable, Hashable {
  /// The name at the line's end or in a legend; empty for none.
  public var name: String
  /// The horizontal coordinates, in the order in which the points are joined.
  public var x: [Double]
  /// The value at each of `x`.
  public var y: [Double]
  /// Half the height of a band around the line at each of `x`, such as a standard deviation; empty,
  /// the default, for none.
  public var spread: [Double] = []
  /// The meaning of its colour; `nil` takes the next category.
  public var color: ColorRole?
  /// Whether each point is marked.
  public var marks: Bool
  /// Whether the line is broken into dashes.
  public var dashed: Bool

  /// A line through pairs from as many `x` as `y`; `marks` puts circles on them, and `spread` draws
  /// a band of so much on both sides.
  public init(
    _ name: String, x: [Double], y: [Double], spread: [Double] = [], color: ColorRole? = nil,
    marks: Bool = false, dashed: Bool = false
  ) {
    precondition(
      spread.isEmpty || spread.count == y.count,
      "Series \"\(name)\" expects a spread a value or none; "
        + "got \(spread.count) for \(y.count) values.")
    precondition(
      x.count == y.count,
      "Series \"\(name)\" expects as many x as y values; got \(x.count) and \(y.count).")
    self.name = name
    self.x = x
    self.y = y
    self.spread = spread
    self.color = color
    self.marks = marks
    self.dashed = dashed
  }

  /// The values against their index, from 0.
  public init(
    _ name: String, _ values: [Double], color: ColorRole? = nil, marks: Bool = false,
    dashed: Bool = false
  ) {
    self.init(
      name, x: values.indices.map(Double.init), y: values, color: color, marks: marks,
      dashed: dashed)
  }

  /// The mean of several runs at each index from 0, in a band of one standard deviation.
  ///
  /// The deviation is that of a sample, √(Σ(y − ȳ)² ∕ (n − 1)); one run has none.
  public init(
    _ name: String, runs: [[Double]], color: ColorRole? = nil, dashed: Bool = false
  ) {
    let count = runs.first?.count ?? 0
    precondition(
      runs.allSatisfy { $0.count == count },
      "Series \"\(name)\" expects runs of one length; got lengths \(runs.map(\.count)).")
    let runCount = Double(runs.count)
    let means = (0..<count).map { index in runs.reduce(0) { $0 + $1[index] / runCount } }
    let deviations = means.enumerated().map { index, mean in
      let squares = runs.reduce(0) { $0 + ($1[index] - mean) * ($1[index] - mean) }
      return runs.count > 1 ? (squares / (runCount - 1)).squareRoot() : 0
    }
    self.init(
      name, x: means.indices.map(Double.init), y: means, spread: deviations, color: color,
      dashed: dashed)
  }

  /// A function at `count` equally spaced places of `range`.
  public init(
    _ name: String, over range: ClosedRange<Double>, count: Int = 241, color: ColorRole? = nil,
    dashed: Bool = false, _ function: (Double) -> Double
  ) {
    precondition(count >= 2, "Series \"\(name)\" expects at least 2 places; got \(count).")
    let x = (0..<count).map { index in
      let share = Double(index) / Double(count - 1)
      return range.lowerBound * (1 - share) + range.upperBound * share
    }
    self.init(name, x: x, y: x.map(function), color: color, dashed: dashed)
  }
}
