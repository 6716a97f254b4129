/// Linear least squares with penalties on the weights' sizes and squares, which sets some to 0.
///
/// It minimizes ½ ‖y − X w − b‖² + λ₁ Σ|w| + ½ λ₂ Σ w². With λ₂ = 0 it is the lasso (R. Tibshirani, 1996),
/// which of two like features keeps one; with λ₂ > 0 (H. Zou and T. Hastie, 2005) it keeps both. The sum
/// over examples is not divided by their number: libraries that do have λ / examples. The intercept is
/// not penalized.
public struct ElasticNet {
  /// How the minimum is found.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// ISTA: a gradient step of length 1 / L on the smooth part, then soft thresholding.
    case iterativeThresholding
    /// FISTA: the same with momentum (A. Beck and M. Teboulle, 2009).
    case acceleratedThresholding
    /// Each weight in turn to its own minimum, the others held.
    case coordinateDescent
  }

  /// λ₁ ≥ 0.
  public var l1Penalty: Double
  /// λ₂ ≥ 0.
  public var l2Penalty: Double
  /// How the minimum is found.
  public var method: Method
  /// Whether there is a b.
  public var fitsIntercept: Bool
  /// The most passes over all weights.
  public var iterationLimit: Int
  /// It stops where no weight changes by more than this, relative to the largest.
  public var tolerance: Double
  private var found: LinearFit?
  /// How many passes the fit took.
  public private(set) var iterations = 0

  /// Not fitted yet.
  public init(
    l1Penalty: Double, l2Penalty: Double = 0, method: Method = .coordinateDescent,
    fitsIntercept: Bool = true, iterationLimit: Int = 10_000, tolerance: Double = 1e-10
  ) {
    precondition(
      l1Penalty >= 0 && l2Penalty >= 0,
      "The penalties are not negative; got \(l1Penalty) and \(l2Penalty).")
    self.l1Penalty = l1Penalty
    self.l2Penalty = l2Penalty
    self.method = method
    self.fitsIntercept = fitsIntercept
    self.iterationLimit = iterationLimit
    self.tolerance = tolerance
  }

  /// The lasso: λ₂ = 0.
  public static func lasso(
    penalty: Double, method: Method = .coordinateDescent, fitsIntercept: Bool = true
  ) -> ElasticNet {
    ElasticNet(l1Penalty: penalty, method: method, fitsIntercept: fitsIntercept)
  }

  /// Fits inputs [examples, features] and targets [examples].
  public mutating func fit(_ x: Tensor, _ y: Tensor) throws(LinearAlgebraError) {
    precondition(y.rank == 1, "An elastic net fits one output, targets [examples]; got \(y.shape).")
    let examples = CentredExamples(x, y, fitsIntercept: fitsIntercept, of: "An elastic net")
    let gram = matmul(examples.x.transposed(), examples.x)  // XᵀX
    let pull = matmul(examples.x.transposed(), examples.y).flattened()  // Xᵀy
    let weights: Tensor
    switch method {
    case .iterativeThresholding: weights = try thresholded(gram, pull, hasMomentum: false)
    case .acceleratedThresholding: weights = try thresholded(gram, pull, hasMomentum: true)
    case .coordinateDescent: weights = descended(gram, pull)
    }
    found = examples.fit(weights.reshaped([weights.count, 1]))
  }

  /// X w + b: [examples, features] → [examples], in float64.
  public func predict(_ x: Tensor) -> Tensor { fitted.predict(x) }

  /// w [features].
  public var weights: Tensor { fitted.weights.flattened() }
  /// b.
  public var intercept: Double { fitted.intercept.item }

  private var fitted: LinearFit {
    guard let found else { preconditionFailure("An elastic net predicts after fit(_:_:).") }
    return found
  }
}

/// The proximal step of t|w|: sign(w) · max(0, |w| − t), which is 0 from −t to t.
public func softThreshold(_ w: Tensor, _ threshold: Double) -> Tensor {
  precondition(threshold >= 0, "A threshold is not negative; got \(threshold).")
  return w - clamp(w, from: -threshold, to: threshold)
}

extension ElasticNet {
  /// w ← soft(v − (XᵀX v − Xᵀy + λ₂ v) / L, λ₁ / L), L the largest eigenvalue of XᵀX + λ₂I; v is w, or with
  /// momentum a point beyond it.
  private mutating func thresholded(
    _ gram: Tensor, _ pull: Tensor, hasMomentum: Bool
  ) throws(LinearAlgebraError) -> Tensor {
    let largest = (try symmetricEigen(gram)).values.values.last ?? 0
    let bound = max(largest + l2Penalty, 1e-300)
    var w = Tensor.zeros(pull.shape, precision: .float64)
    var (v, inertia) = (w, 1.0)
    for iteration in 1...max(iterationLimit, 1) {
      let slope = matmul(gram, v) - pull + l2Penalty * v
      let next = softThreshold(v - slope / bound, l1Penalty / bound)
      let nextInertia = 0.5 * (1 + (1 + 4 * inertia * inertia).squareRoot())
      v = hasMomentum ? next + ((inertia - 1) / nextInertia) * (next - w) : next
      let change = abs(next - w).max().item
      (w, inertia) = (next, nextInertia)
      iterations = iteration
      if change <= tolerance * max(1e-300, abs(w).max().item) { break }
    }
    return w
  }

  /// wⱼ ← soft(xⱼ·(y − Σ_{k≠j} xₖ wₖ), λ₁) / (xⱼ·xⱼ + λ₂), for each j in turn.
  private mutating func descended(_ gram: Tensor, _ pull: Tensor) -> Tensor {
    let (gram, count) = (gram.values, pull.count)
    var w = [Double](repeating: 0, count: count)
    var rest = pull.values  // Xᵀ(y − X w)
    for iteration in 1...max(iterationLimit, 1) {
      var change = 0.0
      for j in 0..<count {
        let square = gram[j * count + j]
        guard square + l2Penalty > 0 else { continue }
        let alone = rest[j] + square * w[j]
        let size = max(0, alone.magnitude - l1Penalty) / (square + l2Penalty)
        let next = alone < 0 ? -size : size
        let step = next - w[j]
        if step == 0 { continue }
        for k in 0..<count { rest[k] -= gram[k * count + j] * step }
        w[j] = next
        change = max(change, step.magnitude)
      }
      iterations = iteration
      if change <= tolerance * max(1e-300, w.map(\.magnitude).max() ?? 0) { break }
    }
    return Tensor(w, precision: .float64)
  }
}
