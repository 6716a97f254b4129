import NN
import Plotting

// Figures of tensors; Plotting itself knows plain numbers only.

extension Heatmap {
  /// A tensor of rank 2 as shaded cells.
  public init(
    _ matrix: Tensor, rows: [String] = [], columns: [String] = [], showsValues: Bool? = nil,
    x: String = "", y: String = "", range: ClosedRange<Double>? = nil
  ) {
    self.init(
      rowsOf(matrix, "Heatmap"), rows: rows, columns: columns, showsValues: showsValues, x: x,
      y: y, range: range)
  }
}

extension ImageGrid {
  /// The rows of a tensor [images, height · width] as images.
  public init(
    _ images: Tensor, height: Int, width: Int, labels: [String] = [], columns: Int = 8,
    range: ClosedRange<Double>? = nil
  ) {
    self.init(
      rowsOf(images, "ImageGrid"), height: height, width: width, labels: labels,
      columns: columns, range: range)
  }
}

extension Points {
  /// The rows of a tensor [points, 2], one set of points a class.
  ///
  ///     ScatterPlot(Points.classes(data.inputs, labels: data.labels), x: "x₁", y: "x₂")
  public static func classes(
    _ inputs: Tensor, labels: [Int], names: [String] = []
  ) -> [Points] {
    precondition(
      inputs.rank == 2 && inputs.shape[1] == 2 && inputs.shape[0] == labels.count,
      "Points.classes expects inputs [\(labels.count), 2], a label a row; got \(inputs.shape).")
    let values = inputs.values
    return (0...(labels.max() ?? 0)).map { kind in
      let rows = labels.indices.filter { labels[$0] == kind }
      return Points(
        kind < names.count ? names[kind] : "class \(kind)", x: rows.map { values[2 * $0] },
        y: rows.map { values[2 * $0 + 1] }, color: .category(kind))
    }
  }
}

/// The rows of a matrix as arrays.
private func rowsOf(_ matrix: Tensor, _ figure: String) -> [[Double]] {
  precondition(
    matrix.rank == 2, "\(figure) expects a tensor of rank 2; got shape \(matrix.shape).")
  let (values, columns) = (matrix.values, matrix.shape[1])
  return (0..<matrix.shape[0]).map { Array(values[$0 * columns..<($0 + 1) * columns]) }
}
