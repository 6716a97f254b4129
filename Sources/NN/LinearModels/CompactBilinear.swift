/// Bilinear features of two vectors, squeezed into few numbers by random signs: x zᵀ → [batch, size].
///
/// Each input is sketched, ψ(x)ⱼ = Σ over i with h(i) = j of s(i) xᵢ, with random places h and signs s that
/// stay as drawn. The circular convolution of both sketches is a sketch of all products xᵢ zₖ, and keeps
/// inner products on average: E⟨φ(x, z), φ(x′, z′)⟩ = (x·x′)(z·z′), with a spread of about 1/√size. N. Pham and
/// R. Pagh, 2013; Y. Gao and others, Compact Bilinear Pooling, 2016. (They convolve by Fourier
/// transforms; here it is done directly.)
public final class CompactBilinear: Layer {
  /// S₁ [first, size]: one ±1 in each row.
  public let firstSketch: Tensor
  /// S₂ [second, size].
  public let secondSketch: Tensor

  /// Draws the places and signs.
  public init(
    _ first: Int, _ second: Int, size: Int, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    precondition(
      first > 0 && second > 0 && size > 0,
      "CompactBilinear needs positive sizes; got \(first), \(second) and \(size).")
    firstSketch = countSketch(first, size, precision, using: &generator)
    secondSketch = countSketch(second, size, precision, using: &generator)
    super.init()
  }

  /// x [batch, first], z [batch, second] → [batch, size].
  public func callAsFunction(_ x: Tensor, _ z: Tensor) -> Tensor {
    circularConvolution(matmul(x, firstSketch), matmul(z, secondSketch))
  }

  /// [batch, features] → [batch, size].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    inputShape.dropLast() + [firstSketch.shape[1]]
  }

  /// The sketch of an input with itself, as for second-order pooling; both sizes are one.
  public override func callAsFunction(_ input: Tensor) -> Tensor { self(input, input) }
}

/// A random matrix [inputs, size] with one +1 or −1 in each row.
private func countSketch(
  _ inputs: Int, _ size: Int, _ precision: Precision, using generator: inout SeededGenerator
) -> Tensor {
  var values = [Double](repeating: 0, count: inputs * size)
  for row in 0..<inputs {
    let place = generator.integer(below: size)
    values[row * size + place] = generator.integer(below: 2) == 0 ? 1 : -1
  }
  return Tensor(values, shape: [inputs, size], precision: precision)
}

/// cₖ = Σⱼ aⱼ b₍ₖ₋ⱼ₎, indices counted in a circle, for each row of two tensors of one shape […, n].
///
/// Its derivative is a correlation: ∂L/∂aⱼ = Σₖ gₖ b₍ₖ₋ⱼ₎, the convolution of g with b read backward.
public func circularConvolution(_ a: Tensor, _ b: Tensor) -> Tensor {
  precondition(
    a.rank >= 1 && a.shape == b.shape,
    "circularConvolution needs two tensors of one shape […, n]; got \(a.shape) and \(b.shape).")
  let (a, b) = Tensor.unified(a, b)
  let c = Tensor.zeros(a.shape, precision: a.precision)
  switch a.precision {
  case .float32: convolveRows(Float.self, a, b, into: c)
  case .float64: convolveRows(Double.self, a, b, into: c)
  }
  return c.recorded("circularConvolution", [a, b], twice: true) { gradient, _ in
    a.receive(circularConvolution(gradient, readBackward(b)))
    b.receive(circularConvolution(gradient, readBackward(a)))
  }
}

/// x₋ₖ in place of xₖ, counted in a circle: x₀, xₙ₋₁, …, x₁.
private func readBackward(_ x: Tensor) -> Tensor {
  let n = x.shape[x.rank - 1]
  let order = (0..<n).map { ($0 == 0 ? 0 : n - $0) }
  let rows = x.count / max(n, 1)
  return x.gather(
    axis: x.rank - 1, indices: (0..<rows).flatMap { _ in order }, shape: x.shape)
}

private func convolveRows<S: Scalar>(_: S.Type, _ a: Tensor, _ b: Tensor, into c: Tensor) {
  let n = a.shape[a.rank - 1]
  guard n > 0 else { return }
  for row in 0..<a.count / n {
    let p = a.pointer(S.self) + row * n
    let q = b.pointer(S.self) + row * n
    let target = c.pointer(S.self) + row * n
    // A sketch is mostly zeros.
    for j in 0..<n where p[j] != 0 {
      let factor = p[j]
      for k in j..<n { target[k] += factor * q[k - j] }
      for k in 0..<j { target[k] += factor * q[n + k - j] }
    }
  }
}
