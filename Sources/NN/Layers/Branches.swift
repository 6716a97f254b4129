/// Layers beside one another, which all take the same input; their values are joined along an
/// axis, the channels' unless given.
///
/// ```swift
/// Branches(Conv2d(64, 32, 1, using: &generator), Conv2d(64, 32, 3, padding: 1, using: &generator))
/// ```
public final class Branches: Layer {
  /// The layers, in the order in which their values are joined.
  public let layers: [Layer]
  /// The axis along which they are joined.
  public let axis: Int

  /// Layers whose values agree in shape but along `axis`.
  public init(_ layers: Layer..., axis: Int = 1) {
    self.layers = layers
    self.axis = axis
  }

  /// An array of layers, for models built in a loop.
  public init(_ layers: [Layer], axis: Int = 1) {
    self.layers = layers
    self.axis = axis
  }

  /// The values joined: [batch, a, …] and [batch, b, …] → [batch, a + b, …].
  public override func callAsFunction(_ input: Tensor) -> Tensor {
    concat(layers.map { $0(input) }, axis: axis)
  }

  /// The branches.
  public override var sublayers: [Layer] { layers }

  /// All branches, with the same input.
  public override func calls(for inputShape: [Int]) -> [(layer: Layer, inputShape: [Int])] {
    layers.map { ($0, inputShape) }
  }

  /// The first branch's shape, with all lengths along the axis added.
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    let shapes = layers.map { $0.outputShape(for: inputShape) }
    precondition(!shapes.isEmpty, "Branches needs at least one layer.")
    var shape = shapes[0]
    let axis = Shape.axis(axis, rank: shape.count, of: "Branches")
    shape[axis] = shapes.reduce(0) { $0 + $1[axis] }
    return shape
  }
}
