extension Tensor {
  /// The matrix product of the last two axes: [m, k] · [k, n] → [m, n].
  ///
  /// The axes before them broadcast: [b, m, k] · [k, n] → [b, m, n]. A vector is a row on the left
  /// and a column on the right, and that axis is then dropped: [m, k] · [k] → [m].
  ///
  /// The derivative of C = A B: ∂L/∂A = G Bᵀ and ∂L/∂B = Aᵀ G, where G = ∂L/∂C. The shapes leave
  /// no other choice.
  public func matmul(_ other: Tensor) -> Tensor { NN.matmul(self, other) }

  /// The sum of the products of two vectors' elements: [n] · [n] → [].
  public func dot(_ other: Tensor) -> Tensor { NN.dot(self, other) }
}

/// The matrix product of the last two axes; see `Tensor.matmul`.
public func matmul(_ a: Tensor, _ b: Tensor) -> Tensor {
  precondition(
    a.rank >= 1 && b.rank >= 1, "matmul needs vectors or matrices; got \(a.shape) and \(b.shape).")
  let (a, b) = Tensor.unified(a, b)
  if a.rank == 1 || b.rank == 1 {
    let left = a.rank == 1 ? a.reshaped([1, a.count]) : a
    let right = b.rank == 1 ? b.reshaped([b.count, 1]) : b
    let product = matmul(left, right)  // […, 1, n], […, m, 1] or [1, 1]
    var shape = product.shape
    if b.rank == 1 { shape.removeLast() }
    if a.rank == 1 { shape.remove(at: shape.count - (b.rank == 1 ? 1 : 2)) }
    return product.reshaped(shape)
  }
  precondition(
    a.shape[a.rank - 1] == b.shape[b.rank - 2],
    "matmul sums over the last axis of \(a.shape) and the last but one of \(b.shape): "
      + "\(a.shape[a.rank - 1]) is not \(b.shape[b.rank - 2]).")

  let product = MatrixProduct(a, transposed: false, b, transposed: false)
  return product.value().recorded("matmul", [a, b], twice: true) { gradient, _ in
    a.receive(matmul(gradient, b.transposed()).summed(to: a.shape)) { buffer, accumulate in
      MatrixProduct(gradient, transposed: false, b, transposed: true)
        .write(into: buffer, adding: accumulate)
    }
    b.receive(matmul(a.transposed(), gradient).summed(to: b.shape)) { buffer, accumulate in
      MatrixProduct(a, transposed: true, gradient, transposed: false)
        .write(into: buffer, adding: accumulate)
    }
  }
}

/// The sum of the products of two vectors' elements: [n] · [n] → [].
public func dot(_ a: Tensor, _ b: Tensor) -> Tensor {
  precondition(
    a.rank == 1 && a.shape == b.shape,
    "dot needs two vectors of one length; got \(a.shape) and \(b.shape).")
  return matmul(a, b)
}

/// All products of the elements of two vectors: [m], [n] → [m, n].
public func outer(_ a: Tensor, _ b: Tensor) -> Tensor {
  precondition(
    a.rank == 1 && b.rank == 1, "outer needs two vectors; got \(a.shape) and \(b.shape).")
  return a.reshaped([a.count, 1]) * b.reshaped([1, b.count])
}

/// op(A) op(B) for stacks of matrices whose leading axes broadcast. No operand is copied to
/// transpose it: BLAS reads it the other way round.
struct MatrixProduct {
  let a: Tensor
  let b: Tensor
  let aIsTransposed: Bool
  let bIsTransposed: Bool
  let rows: Int
  let columns: Int
  let depth: Int
  let batch: [Int]

  init(_ a: Tensor, transposed aIsTransposed: Bool, _ b: Tensor, transposed bIsTransposed: Bool) {
    self.a = a
    self.b = b
    self.aIsTransposed = aIsTransposed
    self.bIsTransposed = bIsTransposed
    rows = a.shape[a.rank - (aIsTransposed ? 1 : 2)]
    depth = a.shape[a.rank - (aIsTransposed ? 2 : 1)]
    columns = b.shape[b.rank - (bIsTransposed ? 2 : 1)]
    batch = Shape.broadcast(
      Array(a.shape.dropLast(2)), Array(b.shape.dropLast(2)), of: "matmul")
  }

  /// The product, [batch…, rows, columns].
  func value() -> Tensor {
    let result = Tensor(uninitialized: batch + [rows, columns], a.precision)
    multiply(into: result, adding: false)
    return result
  }

  /// Writes the product into `buffer` or adds it there, summed over the axes that broadcasting
  /// repeated, if the buffer has fewer than the product.
  func write(into buffer: Tensor, adding: Bool) {
    if buffer.shape == batch + [rows, columns] {
      multiply(into: buffer, adding: adding)
    } else if aIsTransposed, buffer.rank == 2, a.rank == b.rank,
      a.shape.dropLast() == b.shape.dropLast()
    {
      // Σ over the batch of Aᵀ G is one product of the stacked rows.
      let stacked = a.count / rows
      let flatA = Tensor(
        a.storage, offset: a.offset, shape: [stacked, rows], precision: a.precision)
      let flatB = Tensor(
        b.storage, offset: b.offset, shape: [stacked, columns], precision: b.precision)
      MatrixProduct(flatA, transposed: true, flatB, transposed: false)
        .multiply(into: buffer, adding: adding)
    } else {
      let sum = value().summed(to: buffer.shape)
      if adding {
        buffer.accumulate(sum)
      } else {
        (buffer.storage, buffer.offset) = (sum.storage, sum.offset)
      }
    }
  }

  private func multiply(into result: Tensor, adding: Bool) {
    switch a.precision {
    case .float32: multiply(Float.self, into: result, adding)
    case .float64: multiply(Double.self, into: result, adding)
    }
  }

  private func multiply<S: Scalar>(_: S.Type, into result: Tensor, _ adding: Bool) {
    let (p, q, target) = (a.pointer(S.self), b.pointer(S.self), result.pointer(S.self))
    if b.rank == 2, !aIsTransposed {
      // One matrix on the right: the batch is only more rows.
      BLAS.partedProduct(
        p, transposed: false, q, transposed: bIsTransposed, rows: batch.reduce(rows, *),
        columns: columns, depth: depth, adding: adding, into: target)
      return
    }
    if batch.isEmpty {
      BLAS.partedProduct(
        p, transposed: aIsTransposed, q, transposed: bIsTransposed, rows: rows, columns: columns,
        depth: depth, adding: adding, into: target)
      return
    }
    let walk = StridedWalk(
      batch, Shape.broadcastStrides(Array(a.shape.dropLast(2)), to: batch),
      Shape.broadcastStrides(Array(b.shape.dropLast(2)), to: batch))
    var position = 0
    walk.forEachRun { first, second in
      let target = target + position
      let grain = max(1, (1 << 18) / max(rows * columns * depth, 1))
      Parallel.split(walk.run.length, grain: grain) { range in
        for i in range {
          BLAS.product(
            p + (first + i * walk.run.first) * rows * depth, transposed: aIsTransposed,
            q + (second + i * walk.run.second) * depth * columns, transposed: bIsTransposed,
            rows: rows, columns: columns, depth: depth, adding: adding,
            into: target + i * rows * columns)
        }
      }
      position += walk.run.length * rows * columns
    }
  }
}
