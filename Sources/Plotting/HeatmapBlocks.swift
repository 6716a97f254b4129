/// A matrix reduced to at most `limit` rows and columns by the means of equal blocks.
struct HeatmapBlocks {
  let values: [[Double]]
  /// Rows and columns of the matrix that one block stands for.
  let rowsPerBlock: Int
  let columnsPerBlock: Int

  var isReduced: Bool { rowsPerBlock > 1 || columnsPerBlock > 1 }

  init(_ matrix: [[Double]], limit: Int) {
    let (height, width) = (matrix.count, matrix.first?.count ?? 0)
    let tall = max(1, (height + limit - 1) / limit)
    let wide = max(1, (width + limit - 1) / limit)
    rowsPerBlock = tall
    columnsPerBlock = wide
    guard tall > 1 || wide > 1 else {
      values = matrix
      return
    }
    values = stride(from: 0, to: height, by: tall).map { top in
      stride(from: 0, to: width, by: wide).map { left in
        let block = matrix[top..<min(top + tall, height)].flatMap {
          $0[left..<min(left + wide, width)]
        }
        .filter(\.isFinite)
        return block.isEmpty ? .nan : block.reduce(0) { $0 + $1 / Double(block.count) }
      }
    }
  }
}
