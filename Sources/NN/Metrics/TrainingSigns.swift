/// The Euclidean norm of each layer's gradients after a backward pass, by the layer's name: where
/// they vanish or explode.
///
/// A layer is what the parameters' names share up to the last dot, such as `2` for `2.weight` and
/// `2.bias`; the model's own parameters have the name "". Parameters without a gradient count as 0.
public func gradientNorms(of model: Layer) -> [(layer: String, norm: Double)] {
  var squares: [(layer: String, sum: Double)] = []
  for (name, parameter) in model.namedParameters {
    let layer = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? ""
    let sum = parameter.gradient?.values.reduce(0) { $0 + $1 * $1 } ?? 0
    if let place = squares.firstIndex(where: { $0.layer == layer }) {
      squares[place].sum += sum
    } else {
      squares.append((layer, sum))
    }
  }
  return squares.map { ($0.layer, $0.sum.squareRoot()) }
}

/// The share of units that are 0 for every example: activations [examples, units…]. After ReLU such
/// a unit passes no gradient and never learns again.
public func deadUnitFraction(_ activations: Tensor) -> Double {
  precondition(
    activations.rank >= 2 && activations.count > 0,
    "Units are those of activations [examples, units…]; got \(activations.shape).")
  let units = activations.count / activations.shape[0]
  var isAlive = [Bool](repeating: false, count: units)
  for (place, value) in activations.values.enumerated() where value != 0 {
    isAlive[place % units] = true
  }
  return Double(isAlive.count { !$0 }) / Double(units)
}

/// The share of numbers that are 0, or no larger than `threshold` in size.
public func sparsity(_ tensor: Tensor, threshold: Double = 0) -> Double {
  precondition(tensor.count > 0, "The sparsity of a tensor needs at least one number.")
  return Double(tensor.values.count { $0.magnitude <= threshold }) / Double(tensor.count)
}
