/// Incremental Gauss–Newton: the extended Kalman filter, with a network's weights as its state.
///
/// After each example the weights w and their covariance P are those of least squares over all examples
/// so far, linearized as they came. With J = ∇_w ẑ [outputs, n] and the error e = z − ẑ:
///
///     P ← P / λ + Q I                     time passes: old examples count less
///     S = R I + J P Jᵀ                    covariance of the prediction error
///     K = P Jᵀ S⁻¹;  w ← w + K e;  P ← P − K J P
///
/// On a linear model with λ = 1 and Q = 0 it ends exactly at ridge regression with the penalty
/// R / P₀. S. Singhal and L. Wu, Training Multilayer Perceptrons with the Extended Kalman Algorithm,
/// 1989.
///
/// With groups of weights, P is kept for each group alone, as if weights of different groups were
/// independent: with a group for each unit this is the node-decoupled filter, the lectures' MEKA
/// (S. Shah and F. Palmieri, MEKA, A Fast, Local Algorithm for Training Feedforward Neural Networks,
/// 1990; G. Puskorius and L. Feldkamp, 1991). It costs the sum of the groups' sizes squared instead of
/// n² a step.
public struct ExtendedKalmanFilter {
  /// w [n].
  public private(set) var parameters: Tensor
  /// R, the variance of the targets' noise.
  public var measurementNoise: Double
  /// Q, how much the variance of each weight grows a step; it keeps P from dying out.
  public var processNoise: Double
  /// λ, the weight of the past a step: 1 forgets nothing.
  public var forgetting: Double
  /// The indices of each group's weights.
  public let groups: [[Int]]
  /// P of each group.
  public private(set) var covariances: [Tensor]

  /// Weights w known to a variance of P₀ each.
  ///
  /// - Parameter groups: The group of each weight, as from `ParameterVector.groups(by: .unit)`; nil
  ///   for the whole filter.
  public init(
    parameters: Tensor, initialVariance: Double = 100, measurementNoise: Double = 1,
    processNoise: Double = 0, forgetting: Double = 1, groups: [Int]? = nil
  ) {
    let count = parameters.count
    precondition(parameters.rank == 1, "The filter needs a vector; got \(parameters.shape).")
    precondition(
      groups == nil || groups!.count == count,
      "The filter of \(count) parameters needs a group for each; got \(groups?.count ?? 0).")
    precondition(
      initialVariance > 0 && measurementNoise > 0 && processNoise >= 0 && 0 < forgetting
        && forgetting <= 1,
      "The filter needs positive variances and a forgetting factor above 0 and up to 1.")
    self.parameters = parameters.casted(to: .float64).detached()
    self.measurementNoise = measurementNoise
    self.processNoise = processNoise
    self.forgetting = forgetting
    var members = [[Int]](repeating: [], count: (groups?.max() ?? 0) + 1)
    for index in 0..<count { members[groups?[index] ?? 0].append(index) }
    self.groups = members.filter { !$0.isEmpty }
    covariances = self.groups.map {
      initialVariance * .identity($0.count, precision: .float64)
    }
  }

  /// Learns one example from its Jacobian [outputs, n] and its error z − ẑ [outputs].
  public mutating func update(jacobian: Tensor, error: Tensor) {
    precondition(
      jacobian.rank == 2 && jacobian.shape[1] == parameters.count
        && error.shape == [jacobian.shape[0]],
      "The filter of \(parameters.count) parameters needs a Jacobian [outputs, "
        + "\(parameters.count)] and an error [outputs]; got \(jacobian.shape) and \(error.shape).")
    withoutGradient {
      let outputs = error.count
      let columns = jacobian.casted(to: .float64).transposed()  // [n, outputs]
      var spread = measurementNoise * .identity(outputs, precision: .float64)  // S
      var gains: [Tensor] = []  // P Jᵀ of each group, [members, outputs]
      for (index, members) in groups.enumerated() {
        let identity = Tensor.identity(members.count, precision: .float64)
        covariances[index] = covariances[index] / forgetting + processNoise * identity
        let part = columns.rows(members)
        gains.append(matmul(covariances[index], part))
        spread = spread + matmul(part.transposed(), gains[index])
      }
      // S is positive definite, as R > 0.
      guard let factor = try? cholesky(spread) else { return }
      let weighted = choleskySolve(factor, error.casted(to: .float64))  // S⁻¹ e
      var values = parameters.values
      for (index, members) in groups.enumerated() {
        let gain = gains[index]
        for (member, change) in zip(members, matmul(gain, weighted).values) {
          values[member] += change
        }
        let shrinkage = matmul(gain, choleskySolve(factor, gain.transposed()))
        let next = covariances[index] - shrinkage
        covariances[index] = 0.5 * (next + next.transposed())  // against rounding
      }
      parameters = Tensor(values, precision: .float64)
    }
  }

  /// Passes once over all examples of a model in random order, and leaves the weights in it.
  ///
  /// Inputs [examples, …], targets of the outputs' shape. Returns the mean of ½ Σ e² over the
  /// examples, each taken before its update.
  @discardableResult
  public mutating func epoch(
    _ model: Layer, inputs: Tensor, targets: Tensor, using generator: inout SeededGenerator
  ) -> Double {
    let vector = ParameterVector(model.parameters)
    let examples = inputs.shape[0]
    var total = 0.0
    vector.assign(parameters)
    for example in generator.permutation(examples) {
      let input = inputs.detached().rows(from: example, to: example + 1)
      let target = targets.detached().rows(from: example, to: example + 1)
      let (output, jacobian) = outputJacobian(of: model, at: input, by: vector)
      let error = withoutGradient { (target - output).flattened().casted(to: .float64) }
      total += 0.5 * dot(error, error).item
      update(jacobian: jacobian, error: error)
      vector.assign(parameters)
    }
    return total / Double(examples)
  }
}
