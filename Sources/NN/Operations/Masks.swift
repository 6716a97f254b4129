extension Tensor {
  /// 1 where aᵢ ≠ bᵢ, else 0; broadcast, no gradient.
  public static func .!= (a: Tensor, b: Tensor) -> Tensor { 1 - (a .== b) }
  /// 1 where aᵢ ≠ c, else 0, with c in a's precision; no gradient.
  public static func .!= (a: Tensor, c: Double) -> Tensor { 1 - (a .== c) }

  /// Where a mask is set: the index of every element that is not 0, in row-major order.
  public var indicesOfNonzero: [[Int]] {
    let strides = Shape.strides(shape)
    return values.enumerated().filter { $0.element != 0 }.map { position, _ in
      zip(shape, strides).map { length, stride in position / stride % length }
    }
  }

  /// A mask to look at: ■ where it is set and · where it is 0, a line for each row, blocks set apart
  /// by an empty line.
  /// ```
  /// ■ · ·
  /// ■ ■ ·
  /// ■ ■ ■
  /// ```
  public var maskDescription: String {
    let columns = shape.last ?? 1
    guard count > 0 else { return "" }
    let rows = rank < 2 ? 1 : shape[rank - 2]
    let marks = values.map { $0 != 0 ? "■" : "·" }
    let lines = stride(from: 0, to: count, by: columns).map { start in
      marks[start..<(start + columns)].joined(separator: " ")
    }
    return stride(from: 0, to: lines.count, by: rows).map { start in
      lines[start..<(start + rows)].joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  /// Where the smallest element along an axis is, the first of equals; row-major over the other
  /// axes.
  public func argmin(axis: Int = -1) -> [Int] { withoutGradient { (-self).argmax(axis: axis) } }
}
