/// A function to minimize: from a vector of parameters to a number, with its gradient.
///
/// ```swift
/// let bowl = Objective { w in 0.5 * (w * w * Tensor([1, 25])).sum() }
/// let solution = LBFGS().minimize(bowl, from: Tensor([1, 1]))
/// ```
public struct Objective {
  /// The value at w [n], and the gradient [n] there.
  public let valueAndGradient: (_ w: Tensor) -> (value: Double, gradient: Tensor)
  /// H v at w, exactly; nil, or a value of nil, where that is not possible.
  let exactHessianProduct: ((_ w: Tensor, _ v: Tensor) -> Tensor?)?

  /// A function whose gradient is known by formula.
  public init(
    valueAndGradient: @escaping (_ w: Tensor) -> (value: Double, gradient: Tensor)
  ) {
    self.init(valueAndGradient: valueAndGradient, exactHessianProduct: nil)
  }

  private init(
    valueAndGradient: @escaping (_ w: Tensor) -> (value: Double, gradient: Tensor),
    exactHessianProduct: ((_ w: Tensor, _ v: Tensor) -> Tensor?)?
  ) {
    self.valueAndGradient = valueAndGradient
    self.exactHessianProduct = exactHessianProduct
  }

  /// A number recorded from parameters, once w stands in them.
  private init(recorded: @escaping (_ w: Tensor) -> (value: Tensor, vector: ParameterVector)) {
    self.init(
      valueAndGradient: { w in
        let (value, vector) = recorded(w)
        let gradients = isolatedGradients(of: value, by: vector.parameters)
        return (value.item, vector.flattened(gradients))
      },
      exactHessianProduct: { w, v in
        let (value, vector) = recorded(w)
        return exactHessianVectorProduct(of: value, by: vector, times: v)
      })
  }

  /// A function made of differentiable operations; w arrives in float64.
  public init(_ function: @escaping (_ w: Tensor) -> Tensor) {
    self.init(recorded: { w in
      let leaf = w.casted(to: .float64).detached()
      leaf.requiresGradient = true
      return (recordingGradient { function(leaf) }, ParameterVector([leaf]))
    })
  }

  /// A model's loss as a function of its parameters. Evaluating puts w into the model.
  ///
  /// Give the model float64 parameters: in float32 no solver comes closer than about 10⁻⁴ to a
  /// minimum.
  public init(_ vector: ParameterVector, loss: @escaping () -> Tensor) {
    self.init(recorded: { w in
      vector.assign(w)
      return (recordingGradient { loss() }, vector)
    })
  }
}

extension Objective {
  /// The value at w.
  public func value(_ w: Tensor) -> Double { valueAndGradient(w).value }

  /// The gradient at w.
  public func gradient(_ w: Tensor) -> Tensor { valueAndGradient(w).gradient }

  /// The objective with ½ Σ αⱼ wⱼ² added: weight decay, or a normal prior of precision α.
  public func regularized(by precisions: Tensor) -> Objective {
    Objective(
      valueAndGradient: { w in
        let (value, gradient) = valueAndGradient(w)
        let pull = withoutGradient { precisions * w }
        return (value + 0.5 * dot(pull, w).item, withoutGradient { gradient + pull })
      },
      exactHessianProduct: { w, v in
        exactHessianProduct?(w, v).map { product in withoutGradient { product + precisions * v } }
      })
  }

  /// The objective where only the numbers at `indices` may move; the others stay as in `w`.
  ///
  /// Its parameters are the vector of the free numbers.
  public func restricted(to indices: [Int], of w: Tensor) -> Objective {
    /// All numbers: the free ones in their places, the others as in `rest`.
    func placed(_ free: Tensor, in rest: [Double]) -> Tensor {
      var values = rest
      for (index, value) in zip(indices, free.values) { values[index] = value }
      return Tensor(values, precision: .float64)
    }
    let fixed = w.values
    let zeros = [Double](repeating: 0, count: fixed.count)
    return Objective(
      valueAndGradient: { free in
        let (value, gradient) = valueAndGradient(placed(free, in: fixed))
        return (value, gradient.detached().rows(indices))
      },
      exactHessianProduct: { free, v in
        exactHessianProduct?(placed(free, in: fixed), placed(v, in: zeros))
          .map { $0.detached().rows(indices) }
      })
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
