extension Tensor {
  /// The bias of a recurrent cell whose gates are stacked: each gate's units begin with the gate's
  /// own value.
  ///
  /// ```swift
  /// Tensor.gateBias([0, 1, 0, 0], units: 20)      // an LSTM's: input, forget, candidate, output
  /// ```
  /// A forget gate that starts open lets the error flow through time from the first step: 1 is
  /// common (R. Jozefowicz and others, An Empirical Exploration of Recurrent Network
  /// Architectures, 2015); to recall over a hundred steps and more the lectures' tasks need 3 or 4.
  public static func gateBias(
    _ values: [Double], units: Int, precision: Precision = .float32
  ) -> Tensor {
    precondition(units > 0, "A gate has a positive number of units; got \(units).")
    return Tensor(
      values.flatMap { Array(repeating: $0, count: units) }, precision: precision,
      requiresGradient: true)
  }
}
