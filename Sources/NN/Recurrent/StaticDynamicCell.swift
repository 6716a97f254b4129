/// The lectures' recurrent network, in which static units h and dynamic units c share the work.
///
/// Both see the input and the dynamic units of the step before, and the output sees both:
///
/// hₜ = φ(W xₜ + V cₜ₋₁ + a),  cₜ = φ(W′ xₜ + V′ cₜ₋₁ + a′),  yₜ = W″ hₜ + V″ cₜ + a″
///
/// φ = tanh. Only c is remembered: the state's hidden value is cₜ, [batch, dynamic]. The output
/// yₜ [batch, outputs] is the sum itself; an output activation g is applied to it by the caller,
/// as for `Linear`.
public final class StaticDynamicCell: RecurrentCell {
  /// W and a.
  public let inputToStatic: Linear
  /// V.
  public let dynamicToStatic: Linear
  /// W′ and a′.
  public let inputToDynamic: Linear
  /// V′.
  public let dynamicToDynamic: Linear
  /// W″ and a″.
  public let staticToOutput: Linear
  /// V″.
  public let dynamicToOutput: Linear

  /// A new cell of `static` units h and `dynamic` units c, with `Linear`'s initial weights.
  public init(
    _ inputs: Int, static staticUnits: Int, dynamic: Int, outputs: Int,
    precision: Precision = .float32, using generator: inout SeededGenerator
  ) {
    func layer(_ from: Int, _ to: Int, bias: Bool) -> Linear {
      Linear(from, to, bias: bias, precision: precision, using: &generator)
    }
    inputToStatic = layer(inputs, staticUnits, bias: true)
    dynamicToStatic = layer(dynamic, staticUnits, bias: false)
    inputToDynamic = layer(inputs, dynamic, bias: true)
    dynamicToDynamic = layer(dynamic, dynamic, bias: false)
    staticToOutput = layer(staticUnits, outputs, bias: true)
    dynamicToOutput = layer(dynamic, outputs, bias: false)
    super.init(inputs: inputs, hidden: dynamic)
  }

  /// yₜ from hₜ and cₜ; the state is cₜ.
  public override func step(_ x: Tensor, _ state: RecurrentState) -> (
    output: Tensor, state: RecurrentState
  ) {
    let before = state.hidden
    let h = tanh(inputToStatic(x) + dynamicToStatic(before))
    let c = tanh(inputToDynamic(x) + dynamicToDynamic(before))
    return (staticToOutput(h) + dynamicToOutput(c), RecurrentState(hidden: c))
  }

  /// [batch, inputs] → [batch, outputs].
  public override func outputShape(for inputShape: [Int]) -> [Int] {
    staticToOutput.outputShape(for: inputToStatic.outputShape(for: inputShape))
  }

  /// One for each weight and example.
  public override func macs(for inputShape: [Int]) -> Int {
    sublayers.reduce(0) { $0 + inputShape[0] * ($1 as! Linear).weight.count }
  }

  /// h, c and y.
  public override func activationCount(for inputShape: [Int]) -> Int {
    [inputToStatic, inputToDynamic, staticToOutput].reduce(0) {
      $0 + inputShape[0] * $1.weight.shape[0]
    }
  }

  /// The six layers, in the order of the formulas.
  public override var sublayers: [Layer] {
    [
      inputToStatic, dynamicToStatic, inputToDynamic, dynamicToDynamic, staticToOutput,
      dynamicToOutput,
    ]
  }
}
