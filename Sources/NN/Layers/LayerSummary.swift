/// What each layer of a model makes of an input's shape, and what it costs.
///
/// ```swift
/// print(model.summary(inputShape: [1, 3, 224, 224]))
/// ```
/// Nothing is computed: the numbers follow from the shapes.
public struct LayerSummary: Sendable, Hashable {
  /// One layer that computes something itself.
  public struct Row: Sendable, Hashable {
    /// Where the layer stands, as `2.0` for the first sublayer of the third.
    public var place: String
    /// Its class, as `Linear`.
    public var layer: String
    /// The shape of its value.
    public var outputShape: [Int]
    /// The numbers in its parameters; 0 where the layer was met before.
    public var parameterCount: Int
    /// The products of a weight and a number.
    public var macs: Int
    /// The numbers it makes.
    public var activationCount: Int
  }

  /// The layers in the order in which they are called.
  public let rows: [Row]
  /// The sums over the whole model.
  public let parameterCount: Int
  /// The products of a weight and a number in one forward pass.
  public let macs: Int
  /// The numbers that one forward pass makes.
  public let activationCount: Int
}

extension Layer {
  /// A table of the layers that an input of this shape runs through.
  public func summary(inputShape: [Int]) -> LayerSummary {
    var rows: [LayerSummary.Row] = []
    var known: Set<ObjectIdentifier> = []
    func visit(_ layer: Layer, _ place: String, _ shape: [Int]) {
      let calls = layer.calls(for: shape)
      for (index, call) in calls.enumerated() {
        visit(call.layer, place.isEmpty ? "\(index)" : "\(place).\(index)", call.inputShape)
      }
      guard calls.isEmpty else { return }
      let fresh = layer.parameters.filter { known.insert(ObjectIdentifier($0)).inserted }
      rows.append(
        LayerSummary.Row(
          place: place, layer: "\(type(of: layer))", outputShape: layer.outputShape(for: shape),
          parameterCount: fresh.reduce(0) { $0 + $1.count }, macs: layer.macs(for: shape),
          activationCount: layer.activationCount(for: shape)))
    }
    visit(self, "", inputShape)
    return LayerSummary(
      rows: rows, parameterCount: parameterCount, macs: macs(for: inputShape),
      activationCount: activationCount(for: inputShape))
  }
}

extension LayerSummary: CustomStringConvertible {
  /// The rows as a table, with the sums below.
  public var description: String {
    let heading = ["", "layer", "output", "parameters", "multiply-adds", "activations"]
    let body = rows.map { row in
      [
        row.place, row.layer, "\(row.outputShape)", grouped(row.parameterCount),
        grouped(row.macs), grouped(row.activationCount),
      ]
    }
    let sums = [
      "", "total", "", grouped(parameterCount), grouped(macs), grouped(activationCount),
    ]
    let table = [heading] + body + [sums]
    let widths = heading.indices.map { column in table.map { $0[column].count }.max()! }
    return table.map { row in
      zip(row, widths).enumerated().map { column, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        return column < 3 ? cell.0 + space : space + cell.0  // words left, numbers right
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  /// 1234567 as 1,234,567.
  private func grouped(_ number: Int) -> String {
    var digits = Array("\(number)")
    for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
    return String(digits)
  }
}
