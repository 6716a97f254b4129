/// A sum of squares to minimize, E(w) = ½ Σ rᵢ(w)², by its residuals and how they change with w.
///
/// Gauss–Newton methods use the residuals' Jacobian J: ∇E = Jᵀr, and H ≈ JᵀJ where residuals are small
/// or nearly linear.
public struct LeastSquaresProblem {
  /// r [m] at w [n].
  public let residuals: (_ w: Tensor) -> Tensor
  /// r [m], and its Jacobian [m, n].
  public let residualsAndJacobian: (_ w: Tensor) -> (residuals: Tensor, jacobian: Tensor)

  /// Residuals whose Jacobian is known by formula.
  public init(
    residuals: @escaping (_ w: Tensor) -> Tensor,
    residualsAndJacobian: @escaping (_ w: Tensor) -> (residuals: Tensor, jacobian: Tensor)
  ) {
    self.residuals = residuals
    self.residualsAndJacobian = residualsAndJacobian
  }

  /// Residuals [m] made of differentiable operations; w arrives in float64.
  public init(_ residuals: @escaping (_ w: Tensor) -> Tensor) {
    self.init(
      residuals: { w in withoutGradient { residuals(w.casted(to: .float64)) } },
      residualsAndJacobian: { w in
        let (value, jacobian) = valueAndJacobian(of: residuals, at: w.casted(to: .float64))
        return (value, jacobian)
      })
  }

  /// A model's errors ẑ − z on a set of examples, as a function of its parameters.
  ///
  /// Inputs [examples, …]; targets of the outputs' shape. Evaluating puts w into the model.
  public init(_ model: Layer, _ vector: ParameterVector, inputs: Tensor, targets: Tensor) {
    func errors(_ outputs: Tensor) -> Tensor {
      precondition(
        outputs.shape == targets.shape,
        "The model's outputs have shape \(outputs.shape), the targets \(targets.shape).")
      return withoutGradient { (outputs - targets).flattened().casted(to: .float64) }
    }
    self.init(
      residuals: { w in
        vector.assign(w)
        return errors(withoutGradient { model(inputs) })
      },
      residualsAndJacobian: { w in
        vector.assign(w)
        let (outputs, jacobian) = outputJacobian(of: model, at: inputs, by: vector)
        return (errors(outputs), jacobian)
      })
  }
}

extension LeastSquaresProblem {
  /// ½ Σ βᵢ rᵢ², for noise of another precision β [m] in each residual: the residuals are √β r.
  public func weighted(by precisions: Tensor) -> Self {
    let roots = withoutGradient { sqrt(precisions.casted(to: .float64)) }
    return LeastSquaresProblem(
      residuals: { w in withoutGradient { roots * residuals(w) } },
      residualsAndJacobian: { w in
        let (r, jacobian) = residualsAndJacobian(w)
        return withoutGradient { (roots * r, roots.reshaped([roots.count, 1]) * jacobian) }
      })
  }

  /// ½ β Σ rᵢ² + ½ Σ αⱼ wⱼ², again as a sum of squares: the residuals are √β r and √α w.
  ///
  /// Minus the logarithm of a posterior, for noise of precision β and normal priors of precisions
  /// α [n].
  public func regularized(by precisions: Tensor, noisePrecision: Double = 1) -> Self {
    let roots = withoutGradient { sqrt(precisions.casted(to: .float64)) }
    let scale = noisePrecision.squareRoot()
    func extended(_ r: Tensor, _ w: Tensor) -> Tensor { concat([scale * r, roots * w]) }
    return LeastSquaresProblem(
      residuals: { w in withoutGradient { extended(residuals(w), w) } },
      residualsAndJacobian: { w in
        let (r, jacobian) = residualsAndJacobian(w)
        return withoutGradient {
          let diagonal = roots * Tensor.identity(w.count, precision: .float64)
          return (extended(r, w), concat([scale * jacobian, diagonal]))
        }
      })
  }

  /// The same sum for solvers that follow the gradient Jᵀr.
  public var objective: Objective {
    Objective { w in
      let (r, jacobian) = residualsAndJacobian(w)
      return withoutGradient { (0.5 * dot(r, r).item, matmul(r, jacobian)) }
    }
  }
}
