/// A function to minimize: from a vector of parameters to a number, with its gradient.
///
/// ```swift
/// let bowl = Objective { w in 0.5 * (w * w * Tensor([1, 25])).sum() }
/// let solution = LBFGS().minimize(bowl, from: Tensor([1, 1]))
/// ```
public struct Objective {
  /// The value at w [n], and the gradient [n] there.
  public let valueAndGradient: (_ w: Tensor) -> (value: Double, gradient: Tensor)

  /// A function whose gradient is known by formula.
  public init(
    valueAndGradient: @escaping (_ w: Tensor) -> (value: Double, gradient: Tensor)
  ) {
    self.valueAndGradient = valueAndGradient
  }

  /// A function made of differentiable operations; w arrives in float64.
  public init(_ function: @escaping (_ w: Tensor) -> Tensor) {
    self.init { w in
      let leaf = w.casted(to: .float64).detached()
      leaf.requiresGradient = true
      let value = recordingGradient { function(leaf) }
      return (value.item, isolatedGradients(of: value, by: [leaf])[0])
    }
  }

  /// A model's loss as a function of its parameters. Evaluating puts w into the model.
  ///
  /// Give the model float64 parameters: in float32 no solver comes closer than about 10⁻⁴ to a
  /// minimum.
  public init(_ vector: ParameterVector, loss: @escaping () -> Tensor) {
    self.init { w in
      vector.assign(w)
      let value = recordingGradient { loss() }
      let gradients = isolatedGradients(of: value, by: vector.parameters)
      return (value.item, vector.flattened(gradients))
    }
  }
}

extension Objective {
  /// The value at w.
  public func value(_ w: Tensor) -> Double { valueAndGradient(w).value }

  /// The gradient at w.
  public func gradient(_ w: Tensor) -> Tensor { valueAndGradient(w).gradient }

  /// The objective with ½ Σ αⱼ wⱼ² added: weight decay, or a normal prior of precision α.
  public func regularized(by precisions: Tensor) -> Objective {
    Objective { w in
      let (value, gradient) = valueAndGradient(w)
      let pull = withoutGradient { precisions * w }
      return (value + 0.5 * dot(pull, w).item, withoutGradient { gradient + pull })
    }
  }

  /// The objective where only the numbers at `indices` may move; the others stay as in `w`.
  ///
  /// Its parameters are the vector of the free numbers.
  public func restricted(to indices: [Int], of w: Tensor) -> Objective {
    let fixed = w.detached()
    return Objective { free in
      var values = fixed.values
      for (index, value) in zip(indices, free.values) { values[index] = value }
      let (value, gradient) = valueAndGradient(Tensor(values, precision: .float64))
      return (value, gradient.detached().rows(indices))
    }
  }
}

/// One place visited: the parameters, and the objective's value and gradient there.
public struct ObjectivePoint {
  /// w [n], in float64.
  public let parameters: Tensor
  /// The objective there.
  public let value: Double
  /// Its gradient [n].
  public let gradient: Tensor

  /// Evaluates the objective at w.
  public init(_ objective: Objective, at w: Tensor) {
    parameters = w
    let (value, gradient) = objective.valueAndGradient(w)
    precondition(
      gradient.shape == w.shape,
      "An objective of parameters \(w.shape) needs a gradient of that shape; got "
        + "\(gradient.shape).")
    self.value = value
    self.gradient = gradient.casted(to: .float64)
  }

  /// The largest entry of the gradient in size.
  var slope: Double { gradient.values.reduce(0) { max($0, $1.magnitude) } }
}
