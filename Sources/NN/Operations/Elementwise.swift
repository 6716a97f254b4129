/// A function of one number, with its derivative beside it.
///
/// An operation on every element of a tensor is one such value; the loops over the elements are
/// here, once, and specialised for each function and each precision.
protocol ElementwiseFunction {
  func value<S: Scalar>(_ x: S) -> S
  /// dy/dx, written in whichever of x and y = value(x) is simpler.
  func derivative<S: Scalar>(_ x: S, _ y: S) -> S
  /// The same in tensor operations, which are recorded when a gradient is itself differentiated.
  func derivative(of x: Tensor, value y: Tensor) -> Tensor
}

extension ElementwiseFunction {
  func derivative(of x: Tensor, value y: Tensor) -> Tensor {
    preconditionFailure("\(Self.self) has no second derivative.")
  }
}

extension Tensor {
  /// The function of every element, recorded as the operation `name`.
  @inline(__always)
  func mapped<F: ElementwiseFunction>(_ name: String, _ function: F) -> Tensor {
    let y = Tensor(uninitialized: shape, precision)
    switch precision {
    case .float32: mapElements(Float.self, function, self, into: y)
    case .float64: mapElements(Double.self, function, self, into: y)
    }
    return y.recorded(name, self, twice: true) { gradient, y in
      // Every element on its own: ∂L/∂x = ∂L/∂y · dy/dx.
      self.receive(gradient * function.derivative(of: self, value: y)) { buffer, accumulate in
        switch y.precision {
        case .float32:
          mapGradient(Float.self, function, self, y, gradient, into: buffer, accumulate)
        case .float64:
          mapGradient(Double.self, function, self, y, gradient, into: buffer, accumulate)
        }
      }
    }
  }
}

@inline(__always)
private func mapElements<S: Scalar, F: ElementwiseFunction>(
  _: S.Type, _ function: F, _ x: Tensor, into y: Tensor
) {
  let (source, target) = (x.pointer(S.self), y.pointer(S.self))
  Parallel.split(y.count, grain: 1 << 15) { range in
    for i in range { target[i] = function.value(source[i]) }
  }
}

@inline(__always)
private func mapGradient<S: Scalar, F: ElementwiseFunction>(
  _: S.Type, _ function: F, _ x: Tensor, _ y: Tensor, _ gradient: Tensor, into buffer: Tensor,
  _ accumulate: Bool
) {
  let (x, y) = (x.pointer(S.self), y.pointer(S.self))
  let (upstream, target) = (gradient.pointer(S.self), buffer.pointer(S.self))
  Parallel.split(buffer.count, grain: 1 << 15) { range in
    if accumulate {
      for i in range { target[i] += upstream[i] * function.derivative(x[i], y[i]) }
    } else {
      for i in range { target[i] = upstream[i] * function.derivative(x[i], y[i]) }
    }
  }
}
