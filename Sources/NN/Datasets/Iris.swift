internal import CDatasets

/// 150 irises: the lengths and widths of sepal and petal in centimetres, fifty of each of three
/// species.
///
/// *Setosa* is apart from the others; *versicolor* and *virginica* touch. R. A. Fisher, The Use of
/// Multiple Measurements in Taxonomic Problems, 1936 (UCI Machine Learning Repository,
/// doi:10.24432/C56C76, CC BY 4.0).
public enum Iris {
  /// The species by label.
  public static let classes = ["setosa", "versicolor", "virginica"]
  /// What the four inputs are, in centimetres.
  public static let features = ["sepal length", "sepal width", "petal length", "petal width"]

  /// Inputs [150, 4], sorted by species.
  public static func load() -> Dataset {
    var length = 0
    let text = gradus_iris_csv(&length)
    let bytes = Array(UnsafeRawBufferPointer(start: text, count: length))
    do {
      let table = try CSV(bytes, path: "iris.csv", hasHeader: true)
      return try table.dataset(inputs: [0, 1, 2, 3], label: 4).data
    } catch {
      preconditionFailure("The irises in this library are damaged: \(error)")
    }
  }
}
