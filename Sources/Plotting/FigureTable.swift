/// The data of a figure as a table, for readers who do not see it and for those who want numbers.
///
///     for row in LinePlot(losses, x: "epoch", y: "loss").drawing.data.rows { print(row) }
///
/// The numbers are rounded to what a figure shows, and long data is thinned at equal steps; a note
/// says so.
public struct FigureTable: Sendable, Hashable {
  /// A name a column.
  public var columns: [String]
  /// Texts, as many in a row as there are columns.
  public var rows: [[String]]
  /// What the table leaves out; empty where it is complete.
  public var note: String

  /// The most rows that a figure's table has.
  static let most = 60

  /// A table of at most 60 of the `rows`, at equal steps, with the first and the last of them.
  public init(columns: [String] = [], rows: [[String]] = [], note: String = "") {
    let kept = Self.places(of: rows.count)
    self.columns = columns
    self.rows = kept.count == rows.count ? rows : kept.map { rows[$0] }
    self.note =
      kept.count == rows.count
      ? note
      : [note, "\(kept.count) of \(rows.count) rows, at equal steps."].filter { !$0.isEmpty }
        .joined(separator: " ")
  }
}

extension FigureTable {
  /// Whether there is nothing to read.
  public var isEmpty: Bool { rows.isEmpty }

  /// A table whose rows are made only where they are kept.
  init(columns: [String], count: Int, note: String = "", row: (Int) -> [String]) {
    let kept = Self.places(of: count)
    self.init(columns: columns, rows: kept.map(row), note: note)
    guard kept.count < count else { return }
    let omission = "\(kept.count) of \(count) rows, at equal steps."
    self.note = note.isEmpty ? omission : "\(note) \(omission)"
  }

  /// Several tables as one, with a first column that says which part of the figure a row is from.
  init(_ parts: [(name: String, table: FigureTable)], by title: String) {
    var columns: [String] = []
    for column in parts.flatMap(\.table.columns) where !columns.contains(column) {
      columns.append(column)
    }
    let rows = parts.flatMap { part in
      part.table.rows.map { row in
        [part.name]
          + columns.map { column in
            part.table.columns.firstIndex(of: column).map { row[$0] } ?? ""
          }
      }
    }
    let isThinned = parts.contains { !$0.table.note.isEmpty }
    self.init(
      columns: [title] + columns, rows: rows, note: isThinned ? "The data is thinned." : "")
  }

  /// A number as a figure shows it; where it shows none, a dash.
  static func text(_ value: Double) -> String {
    value.isNaN ? "–" : NumberText.readable(value, significant: 4)
  }

  /// At most 60 of `count` places, the first and the last among them.
  private static func places(of count: Int) -> [Int] {
    guard count > most else { return Array(0..<count) }
    return (0..<most).map { $0 * (count - 1) / (most - 1) }
  }
}

extension FigureTable {
  /// Points of several sets, one a row.
  init(points sets: [(name: String, x: [Double], y: [Double])], x: String, y: String) {
    let hasNames = sets.count > 1
    let starts = sets.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.x.count) }
    let columns = (hasNames ? ["set"] : []) + [x.isEmpty ? "x" : x, y.isEmpty ? "y" : y]
    self.init(columns: columns, count: starts[starts.count - 1]) { index in
      let set = (starts.lastIndex { $0 <= index } ?? 0)
      let (name, xs, ys) = sets[min(set, sets.count - 1)]
      let at = index - starts[min(set, sets.count - 1)]
      return (hasNames ? [name] : []) + [Self.text(xs[at]), Self.text(ys[at])]
    }
  }
}
