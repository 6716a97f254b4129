/// Σ over the named axes of a and of b, pairwise: the product that Einstein's convention writes by
/// repeating an index.
///
/// `contract(a, b, over: ([2], [0]))` is Σₖ aᵢⱼₖ bₖₗ: shape [i, j, l], first a's other axes, then
/// b's.
public func contract(_ a: Tensor, _ b: Tensor, over axes: (a: [Int], b: [Int])) -> Tensor {
  let first = axes.a.map { Shape.axis($0, rank: a.rank, of: "contract") }
  let second = axes.b.map { Shape.axis($0, rank: b.rank, of: "contract") }
  precondition(
    first.map { a.shape[$0] } == second.map { b.shape[$0] },
    "contract over axes \(axes.a) of \(a.shape) and \(axes.b) of \(b.shape): lengths differ.")
  precondition(
    Set(first).count == first.count && Set(second).count == second.count,
    "contract over axes \(axes.a) and \(axes.b) names one twice.")
  let keptA = (0..<a.rank).filter { !first.contains($0) }
  let keptB = (0..<b.rank).filter { !second.contains($0) }
  let depth = first.reduce(1) { $0 * a.shape[$1] }
  let (rows, columns) = (keptA.map { a.shape[$0] }, keptB.map { b.shape[$0] })
  let left = a.transposed(keptA + first).reshaped([rows.reduce(1, *), depth])
  let right = b.transposed(second + keptB).reshaped([depth, columns.reduce(1, *)])
  return matmul(left, right).reshaped(rows + columns)
}
