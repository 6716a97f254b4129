/// Which classes a classifier takes for which: a row a true class, a column a prediction.
///
///     ConfusionMatrix([[50, 0], [3, 47]], classes: ["cat", "dog"])
///     ConfusionMatrix(truth: labels, predictions: answers, classes: names)
///
/// Cells are shaded by their share of the row and show counts, with shares where there is room. The
/// last column says how much of each class was found (recall), the last row how much of each
/// prediction was right (precision).
public struct ConfusionMatrix: Plot, Sendable {
  /// Rows of counts, as many as columns.
  public var counts: [[Int]]
  /// A name a class; numbers from 0 where it is empty.
  public var classes: [String]
  /// The title above the predictions; "predicted" by default.
  public var predicted: String
  /// The title above the true classes; "true" by default.
  public var truth: String
  /// The greatest width in SVG units; 480 by default.
  public var width: Double

  /// A square matrix [true class][predicted class].
  public init(
    _ counts: [[Int]], classes: [String] = [], predicted: String = "predicted",
    truth: String = "true", width: Double = 480
  ) {
    precondition(
      counts.allSatisfy { $0.count == counts.count },
      "ConfusionMatrix expects as many columns as rows; "
        + "got \(counts.count) rows of \(counts.map(\.count)).")
    precondition(
      classes.isEmpty || classes.count == counts.count,
      "ConfusionMatrix expects a name a class or none; "
        + "got \(classes.count) for \(counts.count) classes.")
    self.counts = counts
    self.classes = classes
    self.predicted = predicted
    self.truth = truth
    self.width = width
  }

  /// Counts how often each true class got each prediction; classes are numbers from 0.
  public init(truth: [Int], predictions: [Int], classes: [String] = [], width: Double = 480) {
    precondition(
      truth.count == predictions.count,
      "ConfusionMatrix expects a prediction a label; "
        + "got \(predictions.count) for \(truth.count) labels.")
    let count = max(classes.count, (truth + predictions).reduce(0) { max($0, $1 + 1) })
    var counts = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
    for (label, prediction) in zip(truth, predictions) { counts[label][prediction] += 1 }
    let names = classes.isEmpty ? [] : classes + (classes.count..<count).map { String($0) }
    self.init(counts, classes: names, width: width)
  }
}

extension ConfusionMatrix {
  /// The figure: counts on shades of the row's shares, with recall and precision at the borders.
  public var drawing: Drawing {
    guard counts.joined().contains(where: { $0 > 0 }) else {
      return .empty("Confusion matrix", width: width)
    }
    let layout = ConfusionLayout(self)
    return Drawing(
      width: layout.width, height: layout.height, alternative: alternative, data: data
    ) { writer in
      layout.draw(into: &writer)
    }
  }

  /// The matrix within `width` SVG units.
  public func fitted(toWidth width: Double) -> ConfusionMatrix {
    var plot = self
    plot.width = width
    return plot
  }

  /// The name of a class.
  func name(_ index: Int) -> String { index < classes.count ? classes[index] : String(index) }

  /// What was right of all.
  var total: (right: Int, all: Int) {
    (counts.indices.reduce(0) { $0 + counts[$1][$1] }, counts.joined().reduce(0, +))
  }

  /// How much of a true class was found; `nil` where there is none of it.
  func recall(_ index: Int) -> Double? {
    let all = counts[index].reduce(0, +)
    return all > 0 ? Double(counts[index][index]) / Double(all) : nil
  }

  /// How much of a prediction was right; `nil` where it was never made.
  func precision(_ index: Int) -> Double? {
    let all = counts.reduce(0) { $0 + $1[index] }
    return all > 0 ? Double(counts[index][index]) / Double(all) : nil
  }

  /// A share in per cent; those that are neither none nor all never read so.
  static func percent(_ share: Double?) -> String {
    guard let share else { return "–" }
    let percent = share * 100
    let rounded = percent.rounded()
    if rounded == 0, share > 0 { return "<1 %" }
    if rounded == 100, share < 1 { return ">99 %" }
    return "\(Int(rounded)) %"
  }

  /// `95.3 %`
  var accuracy: String {
    NumberText.fixed(Double(total.right) / Double(max(1, total.all)) * 100, places: 1) + " %"
  }

  private var alternative: String {
    var text =
      "Confusion matrix of \(counts.count) classes: "
      + "\(total.right) of \(total.all) right (\(accuracy))."
    let mistakes = counts.indices.flatMap { row in
      counts.indices.filter { $0 != row && counts[row][$0] > 0 }.map { (row, $0, counts[row][$0]) }
    }
    .sorted { ($1.2, $0.0, $0.1) < ($0.2, $1.0, $1.1) }
    let listed = mistakes.prefix(5).map { row, column, count in
      "\(Alternative.shortened(name(row))) taken for \(Alternative.shortened(name(column))) "
        + (count == 1 ? "once" : "\(count) times")
    }
    text += listed.isEmpty ? " No mistakes." : " Most often \(listed.joined(separator: ", "))."
    let recalls = counts.indices.prefix(12).map {
      "\(Alternative.shortened(name($0))) \(Self.percent(recall($0)))"
    }
    return text + " Found of each class: \(recalls.joined(separator: ", "))."
  }

  private var data: FigureTable {
    FigureTable(
      columns: [truth] + counts.indices.map(name) + ["recall"], count: counts.count
    ) { row in
      [name(row)] + counts[row].map { String($0) } + [Self.percent(recall(row))]
    }
  }
}
