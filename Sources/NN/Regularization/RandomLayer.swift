/// A layer that draws random numbers in its forward pass, from a generator of its own.
///
/// The generator is split from the one that made the layer, so that one layer's draws do not
/// change another's.
open class RandomLayer: Layer {
  /// Whether every forward pass draws the same numbers; see `holdRandomness`.
  public fileprivate(set) var holdsRandomness = false
  private var generator: SeededGenerator

  /// A layer whose draws follow from the generator's next number.
  public init(using generator: inout SeededGenerator) {
    self.generator = generator.split()
  }

  /// Random numbers for one forward pass.
  public func draw<Result>(_ body: (inout SeededGenerator) -> Result) -> Result {
    var current = generator
    let result = body(&current)
    if !holdsRandomness { generator = current }
    return result
  }
}

extension Layer {
  /// Makes this layer and all below it draw the same numbers in every forward pass: a gradient
  /// can only be checked of a function that does not change between two calls.
  public func holdRandomness(_ holds: Bool = true) {
    (self as? RandomLayer)?.holdsRandomness = holds
    for layer in sublayers { layer.holdRandomness(holds) }
  }
}
