/// A series as a weighted sum of its own past, and of another's: AR(p), and with inputs ARX(p, q).
///
/// ŷₜ = Σᵢ aᵢ yₜ₋ᵢ + Σⱼ bⱼ uₜ₋ⱼ + c with i = 1…p and j = 1…q, fitted by least squares over all t that have
/// their whole past. `predict` looks one step ahead from measured values; `simulate` feeds its own
/// predictions back, which is the harder test.
public struct AutoregressiveModel {
  /// p ≥ 0, how many past values of the series are used.
  public let order: Int
  /// q ≥ 0, how many past values of the input are used.
  public let inputOrder: Int
  private var readout: RidgeRegression

  /// Not fitted yet.
  ///
  /// - Parameters:
  ///   - penalty: λ of a ridge penalty; 0 unless given.
  ///   - fitsIntercept: Whether there is a c.
  public init(
    order: Int, inputOrder: Int = 0, penalty: Double = 0, fitsIntercept: Bool = true
  ) {
    precondition(
      order >= 0 && inputOrder >= 0 && order + inputOrder > 0,
      "An autoregressive model needs some past; got orders \(order) and \(inputOrder).")
    self.order = order
    self.inputOrder = inputOrder
    readout = RidgeRegression(penalty: penalty, fitsIntercept: fitsIntercept)
  }

  /// How many values come before the first that can be predicted: max(p, q).
  public var memory: Int { max(order, inputOrder) }

  /// Fits a series [time], with inputs [time] if q > 0.
  public mutating func fit(
    _ series: Tensor, inputs: Tensor? = nil
  ) throws(LinearAlgebraError) {
    let x = past(series, inputs)
    let y = series.detached().rows(from: memory, to: series.count)
    try readout.fit(x, y)
  }

  /// a₁ … a_p.
  public var coefficients: [Double] { Array(readout.weights.values.prefix(order)) }
  /// b₁ … b_q.
  public var inputCoefficients: [Double] { Array(readout.weights.values.dropFirst(order)) }
  /// c.
  public var intercept: Double { readout.intercept.item }

  /// ŷₜ from the measured past, for t = memory … time − 1: [time − memory].
  public func predict(_ series: Tensor, inputs: Tensor? = nil) -> Tensor {
    readout.predict(past(series, inputs))
  }

  /// The next `steps` values after a measured past, each from the predictions before it: [steps].
  ///
  /// - Parameters:
  ///   - history: The last measured values, at least `memory` of them.
  ///   - inputs: u over the history and the steps to come (the last is not used), aligned with the
  ///     history's first value; needed if q > 0.
  public func simulate(_ history: Tensor, steps: Int, inputs: Tensor? = nil) -> Tensor {
    precondition(
      history.rank == 1 && history.count >= memory && steps >= 0,
      "A simulation starts from a series of at least \(memory) values; got \(history.shape).")
    precondition(
      inputOrder == 0 || inputs != nil && inputs!.count >= history.count + steps - 1,
      "A simulation of \(steps) steps after \(history.count) values needs "
        + "\(history.count + steps - 1) inputs; got \(inputs?.count ?? 0).")
    var values = history.values
    let u = inputs?.values ?? []
    let (a, b, c) = (coefficients, inputCoefficients, intercept)
    for _ in 0..<steps {
      let t = values.count
      var next = c
      for i in 0..<order { next += a[i] * values[t - 1 - i] }
      for j in 0..<inputOrder { next += b[j] * u[t - 1 - j] }
      values.append(next)
    }
    return Tensor(Array(values.dropFirst(history.count)), precision: .float64)
  }

  /// One row for each t: yₜ₋₁ … yₜ₋ₚ, uₜ₋₁ … uₜ₋q.
  private func past(_ series: Tensor, _ inputs: Tensor?) -> Tensor {
    precondition(
      series.rank == 1 && series.count > memory,
      "An autoregressive model of memory \(memory) needs a longer series [time]; got "
        + "\(series.shape).")
    precondition(
      inputOrder == 0 || inputs?.shape == series.shape,
      "A model with input order \(inputOrder) needs inputs of the series' shape \(series.shape); got "
        + "\(inputs?.shape ?? []).")
    let last = series.count
    var columns: [Tensor] = []
    for lag in 0..<order { columns.append(series.rows(from: memory - 1 - lag, to: last - 1 - lag)) }
    for lag in 0..<inputOrder {
      columns.append(inputs!.rows(from: memory - 1 - lag, to: last - 1 - lag))
    }
    return stack(columns.map { $0.detached().casted(to: .float64) }, axis: 1)
  }
}
