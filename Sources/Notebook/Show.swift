import NN
import Plotting

/// Shows a figure with a caption.
public func show(_ plot: some Plot, caption: String? = nil) {
  CellOutput.figure(plot.drawing, caption: caption).emit()
}

/// Shows values on one line, each as what it is; a figure or a gradient check among them
/// stands by itself.
///
///     show("loss", losses.last!)
public func show(_ values: Any...) {
  var line: [String] = []
  func finishLine() {
    guard !line.isEmpty else { return }
    CellOutput.value(line.joined(separator: " ")).emit()
    line = []
  }
  for value in values {
    switch value {
    case let plot as any Plot:
      finishLine()
      show(plot)
    case let check as GradientCheck:
      finishLine()
      show(check)
    default: line.append(ValueText.shown(value))
    }
  }
  finishLine()
}

/// Shows a table. Numbers of a column are written with one number of decimals.
///
///     table(columns: ["epoch", "loss"], rows: [[1, 0.69], [2, 0.42]], caption: "It falls.")
///
/// - Precondition: every row has one value a column.
public func table(columns: [String], rows: [[Any]], caption: String? = nil) {
  for (index, row) in rows.enumerated() {
    precondition(
      row.count == columns.count,
      "table expects \(columns.count) values a row, one a column; row \(index) has \(row.count).")
  }
  let formats = columns.indices.map { column in
    NumberColumn(rows.compactMap { $0[column] as? Double })
  }
  let texts = rows.map { row in
    zip(row, formats).map { value, format in
      (value as? Double).map(format.text) ?? ValueText.brief(value)
    }
  }
  CellOutput.table(columns: columns, rows: texts, caption: caption).emit()
}
