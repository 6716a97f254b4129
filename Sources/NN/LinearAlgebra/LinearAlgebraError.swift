/// Why a matrix has no such factorization or solution.
public enum LinearAlgebraError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The leading part of this size, counted from 1, has no positive determinant.
  case notPositiveDefinite(size: Int, leadingPart: Int)
  /// Elimination met an exact zero: the row, counted from 1, depends on those before.
  case singular(size: Int, row: Int)
  /// An iteration for eigenvalues or singular values did not end; the matrix holds NaN or ∞.
  case noConvergence(operation: String, shape: [Int])

  /// One sentence.
  public var description: String {
    switch self {
    case .notPositiveDefinite(let size, let part):
      "The \(size) × \(size) matrix is not positive definite: its leading \(part) × \(part) part "
        + "is not."
    case .singular(let size, let row):
      "The \(size) × \(size) matrix is singular: row \(row) depends on the rows before it."
    case .noConvergence(let operation, let shape):
      "\(operation) of a matrix of shape \(shape) did not converge: it has entries that are not "
        + "finite."
    }
  }
}
