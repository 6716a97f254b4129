/// What turns a controller's state h into a place in the memory: one linear layer gives a key k,
/// strength β, gate g, shift s and exponent γ, and the weights go by content, then by moving:
///
/// content wᶜ = softmax(β cos(k, M)), gate w = g wᶜ + (1 − g) w₋₁, shift w = s ∗ w,
/// sharpening w = w^γ / Σ w^γ.
///
/// k = tanh, β = 1 + softplus, g = sigmoid, s = softmax over −1, 0, +1, γ = 1 + softplus of their
/// parts of the linear layer. A. Graves and others, Neural Turing Machines, 2014.
public final class MemoryHead: Layer {
  /// From h to width + 6 numbers: k, β, g, three shifts, γ.
  public let projection: Linear
  /// The length of the memory's vectors.
  public let width: Int

  /// A head of a memory with vectors of `width` numbers.
  public init(
    _ features: Int, width: Int, precision: Precision = .float32,
    using generator: inout SeededGenerator
  ) {
    self.width = width
    projection = Linear(features, width + 6, precision: precision, using: &generator)
  }

  /// The new weights [batch, slots], from the state [batch, features], the memory [batch, slots,
  /// width] and the weights of the step before.
  public func callAsFunction(_ state: Tensor, memory: Tensor, previous: Tensor) -> Tensor {
    let z = projection(state)  // [batch, width + 6]
    func part(_ start: Int, _ count: Int) -> Tensor {
      z.slice(axis: 1, from: start, to: start + count)
    }
    let content = contentAddress(
      tanh(part(0, width)), memory, strength: 1 + softplus(part(width, 1)))
    let gated = interpolate(previous, content, gate: sigmoid(part(width + 1, 1)))
    let shifted = circularShift(gated, by: softmax(part(width + 2, 3)))
    return sharpen(shifted, exponent: 1 + softplus(part(width + 5, 1)))
  }

  /// The linear layer.
  public override var sublayers: [Layer] { [projection] }
}
