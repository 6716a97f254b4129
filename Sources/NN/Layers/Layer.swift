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
  /// Whether the layer is being trained: dropout drops and batch normalization looks at the batch
  /// only then. True at first; see `train()` and `evaluate()`.
  public fileprivate(set) var isTraining = true

  /// A layer without parameters or sublayers, unless its class overrides them.
  public init() {}

  /// The layer's value at `input`, whose first axis is the batch.
  open func callAsFunction(_ input: Tensor) -> Tensor {
    preconditionFailure("\(type(of: self)) does not override callAsFunction.")
  }

  /// The value at `input` of this layer and then `next`, if this layer can compute both at once;
  /// nil, the default, if it cannot. Equal to `next(self(input))` up to rounding.
  open func fused(with next: Layer, at input: Tensor) -> Tensor? { nil }

  /// The layers this one consists of.
  open var sublayers: [Layer] { [] }

  /// The tensors that training changes, each once; by default those of the sublayers.
  open var parameters: [Tensor] {
    var known: Set<ObjectIdentifier> = []
    return sublayers.flatMap(\.parameters).filter { known.insert(ObjectIdentifier($0)).inserted }
  }

  /// The tensors of this layer itself that are its state but not trained, such as running
  /// statistics. To be saved with the parameters.
  open var buffers: [(name: String, tensor: Tensor)] { [] }

  // What a call would make and cost, from shapes alone.

  /// The sublayers that an input of this shape runs through, in order, each with the shape that
  /// it receives. None by default: the layer computes its value itself.
  open func calls(for inputShape: [Int]) -> [(layer: Layer, inputShape: [Int])] { [] }

  /// The shape of the value for an input of this shape; by default that of the last call, and the
  /// input's for a layer that calls none.
  open func outputShape(for inputShape: [Int]) -> [Int] {
    calls(for: inputShape).last.map { $0.layer.outputShape(for: $0.inputShape) } ?? inputShape
  }

  /// How many products of a weight and a number the value takes; by default those of the calls.
  open func macs(for inputShape: [Int]) -> Int {
    calls(for: inputShape).reduce(0) { $0 + $1.layer.macs(for: $1.inputShape) }
  }

  /// How many numbers the forward pass makes; by default those of the calls, and the size of the
  /// output for a layer that calls none. A view, such as that of `Flatten`, makes none.
  open func activationCount(for inputShape: [Int]) -> Int {
    let calls = calls(for: inputShape)
    if calls.isEmpty { return outputShape(for: inputShape).reduce(1, *) }
    return calls.reduce(0) { $0 + $1.layer.activationCount(for: $1.inputShape) }
  }
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

  /// The buffers of this layer and of all below it, each once, named as parameters are.
  public var namedBuffers: [(name: String, tensor: Tensor)] {
    var named = buffers
    for (index, layer) in sublayers.enumerated() {
      for (name, tensor) in layer.namedBuffers {
        if named.contains(where: { $0.tensor === tensor }) { continue }
        named.append(("\(index).\(name)", tensor))
      }
    }
    return named
  }
}

extension Layer {
  /// Makes this layer and all below it behave as in training.
  public func train() { setTraining(true) }

  /// Makes this layer and all below it behave as in use: nothing is dropped, and what was seen in
  /// training takes the place of the batch's statistics.
  public func evaluate() { setTraining(false) }

  private func setTraining(_ isTraining: Bool) {
    self.isTraining = isTraining
    for layer in sublayers { layer.setTraining(isTraining) }
  }
}
