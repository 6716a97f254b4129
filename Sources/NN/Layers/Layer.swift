/// A function with parameters: what models are made of.
///
/// A layer of one's own overrides `callAsFunction` and says which parameters it has, or of which
/// layers it consists:
/// ```swift
/// final class Scale: Layer {
///   let factor = Tensor(1, requiresGradient: true)
///   override func callAsFunction(_ input: Tensor) -> Tensor { factor * input }
///   override var parameters: [Tensor] { [factor] }
/// }
/// ```
open class Layer {
  /// A layer without parameters or sublayers, unless its class overrides them.
  public init() {}

  /// The layer's value at `input`, whose first axis is the batch.
  open func callAsFunction(_ input: Tensor) -> Tensor {
    preconditionFailure("\(type(of: self)) does not override callAsFunction.")
  }

  /// The layers this one consists of.
  open var sublayers: [Layer] { [] }

  /// The tensors that training changes.
  open var parameters: [Tensor] { sublayers.flatMap(\.parameters) }
}

extension Layer {
  /// How many numbers training changes.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.count } }

  /// The parameters with names that tell them apart, such as `weight`, or `2.weight` for that of
  /// the third sublayer.
  public var namedParameters: [(name: String, tensor: Tensor)] {
    var named: [(name: String, tensor: Tensor)] = []
    func isKnown(_ tensor: Tensor) -> Bool { named.contains { $0.tensor === tensor } }
    for (index, layer) in sublayers.enumerated() {
      for (name, tensor) in layer.namedParameters where !isKnown(tensor) {
        named.append(("\(index).\(name)", tensor))
      }
    }
    for (index, tensor) in parameters.enumerated() where !isKnown(tensor) {
      named.append((tensor.name ?? "parameter \(index)", tensor))
    }
    return named
  }
}
