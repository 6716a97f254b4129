/// A convolution y = w ∗ x as what it is: a function that is linear in x and linear in w.
///
/// So there are three products of two of x, w and g = ∂L/∂y, each linear in both:
/// - `value`: y from x and w;
/// - `transposed`: ∂L/∂x from g and w, which is the transposed convolution;
/// - `weightGradient`: ∂L/∂w from x and g.
///
/// The derivative of each is given by the other two, to any order.
struct Convolution {
  let window: SlidingWindow
  let groups: Int
  /// Which kernels the direct way uses.
  let registersAreWide: Bool

  init(
    _ window: SlidingWindow, groups: Int, registersAreWide: Bool = VectorRegisters.areWide
  ) {
    self.window = window
    self.groups = groups
    self.registersAreWide = registersAreWide
  }
}

extension Convolution {
  /// x [batch, channels, height, width], w [outputs, channels / groups, rows, columns], b [outputs]
  /// → [batch, outputs, places…]. The bias is added on the way.
  func value(_ x: Tensor, _ w: Tensor, _ b: Tensor? = nil) -> Tensor {
    let y = Tensor(
      uninitialized: [x.shape[0], w.shape[0], window.rows.count, window.columns.count],
      x.precision)
    switch x.precision {
    case .float32 where isDirect:
      DirectConvolution(
        self, transposed: false, sources: x.shape[1], outputs: w.shape[0], batch: x.shape[0]
      ).write(
        x.pointer(Float.self), w.pointer(Float.self), b?.pointer(Float.self),
        into: y.pointer(Float.self))
    case .float32: ColumnConvolution(self, x, y).write(Float.self, x, w, b, into: y)
    case .float64: ColumnConvolution(self, x, y).write(Double.self, x, w, b, into: y)
    }
    return y.recorded("conv2d", b.map { [x, w, $0] } ?? [x, w]) { gradient, _ in
      x.receive(transposed(gradient, w))
      w.receive(weightGradient(x, gradient))
      b?.receive(gradient.sum(axes: [0, 2, 3]))
    }
  }

  /// g [batch, outputs, places…], w [outputs, channels / groups, rows, columns] →
  /// [batch, channels, height, width].
  func transposed(_ g: Tensor, _ w: Tensor) -> Tensor {
    let x = Tensor(
      uninitialized: [
        g.shape[0], groups * w.shape[1], window.rows.length, window.columns.length,
      ], g.precision)
    switch x.precision {
    case .float32 where isDirect:
      DirectConvolution(
        self, transposed: true, sources: g.shape[1], outputs: x.shape[1], batch: x.shape[0]
      ).write(
        g.pointer(Float.self), w.pointer(Float.self), nil, into: x.pointer(Float.self))
    case .float32: ColumnConvolution(self, x, g).writeTransposed(Float.self, g, w, into: x)
    case .float64: ColumnConvolution(self, x, g).writeTransposed(Double.self, g, w, into: x)
    }
    return x.recorded("transposedConvolution", [g, w]) { gradient, _ in
      g.receive(value(gradient, w))
      w.receive(weightGradient(gradient, g))
    }
  }

  /// x [batch, channels, height, width], g [batch, outputs, places…] →
  /// [outputs, channels / groups, rows, columns].
  func weightGradient(_ x: Tensor, _ g: Tensor) -> Tensor {
    let w = Tensor(
      uninitialized: [
        g.shape[1], x.shape[1] / groups, window.rows.window, window.columns.window,
      ], x.precision)
    switch x.precision {
    case .float32 where isDirect:
      DirectWeightGradient(
        self, channels: x.shape[1], outputs: g.shape[1], batch: x.shape[0]
      ).write(x.pointer(Float.self), g.pointer(Float.self), into: w.pointer(Float.self))
    case .float32: ColumnConvolution(self, x, g).writeWeightGradient(Float.self, x, g, into: w)
    case .float64: ColumnConvolution(self, x, g).writeWeightGradient(Double.self, x, g, into: w)
    }
    return w.recorded("convolutionWeightGradient", [x, g]) { gradient, _ in
      x.receive(transposed(g, gradient))
      g.receive(value(x, gradient))
    }
  }

  /// Whether Floats go the direct way. A window of one pixel is a plain matrix product.
  private var isDirect: Bool { !window.isPointwise }
}
