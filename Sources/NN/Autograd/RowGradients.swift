import Glibc

// The gradient of a table of which few rows were used, as word vectors are: 3,000 rows of 10,000,
// say. It is an ordinary gradient, of the table's shape, that knows which of its rows may be other
// than zero; an optimizer may pass over the rest, and forgetting it costs no more than those rows.

extension Tensor {
  /// Adds rows of a gradient to this leaf's, noting where.
  func addToRows(_ contribution: Tensor, _ indices: [Int], _ width: Int) {
    if gradient == nil {
      let fresh = idleGradient ?? .zeros(shape, precision: precision)
      idleGradient = nil
      fresh.nonzeroRows = []
      gradient = fresh
    }
    let gradient = gradient!
    gradient.makeUnshared()
    switch precision {
    case .float32: addRows(Float.self, contribution, indices, width, into: gradient)
    case .float64: addRows(Double.self, contribution, indices, width, into: gradient)
    }
    gradient.nonzeroRows?.append(contentsOf: indices)
  }

  /// Lets go of the gradient; one of which few rows are set, and which nobody else holds, is set to
  /// zero and kept.
  func releaseGradient() {
    guard var old = gradient else { return }
    gradient = nil
    guard let rows = old.nonzeroRows, rows.count < shape[0], isKnownUniquelyReferenced(&old),
      isKnownUniquelyReferenced(&old.storage)
    else { return }
    let bytes = count / shape[0] * precision.size
    let start = old.storage.address + old.offset * precision.size
    for row in rows { memset(start + row * bytes, 0, bytes) }
    old.nonzeroRows = nil
    idleGradient = old
  }

  /// The rows of this gradient that are to be looked at, each once; nil for all.
  var distinctRows: [Int]? {
    guard let rows = nonzeroRows else { return nil }
    var isKnown = [Bool](repeating: false, count: shape[0])
    return rows.filter { row in
      defer { isKnown[row] = true }
      return !isKnown[row]
    }
  }
}
