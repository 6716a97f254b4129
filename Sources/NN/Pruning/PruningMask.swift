/// Which weights of a model are removed, kept at 0 through further training.
///
/// ```swift
/// let mask = PruningMask(model.parameters, removed: [3, 17])
/// loss.backward()
/// mask.step(optimizer)      // instead of optimizer.step()
/// ```
/// An optimizer's own step would let a removed weight grow again.
public struct PruningMask {
  /// The model's parameters as one vector, whose indices the mask uses.
  public let vector: ParameterVector
  /// Whether each number is kept: [vector.count].
  public private(set) var isKept: [Bool]

  /// Keeps all but the removed numbers, which become 0 at once.
  public init(_ parameters: [Tensor], removed: [Int] = []) {
    vector = ParameterVector(parameters)
    isKept = Array(repeating: true, count: vector.count)
    remove(removed)
  }

  /// Removes further numbers, which become 0 at once.
  public mutating func remove(_ indices: [Int]) {
    for index in indices {
      precondition(
        isKept.indices.contains(index),
        "There is no weight \(index) among \(isKept.count) to remove.")
      isKept[index] = false
    }
    apply()
  }
}

extension PruningMask {
  /// The indices that are kept.
  public var remaining: [Int] { isKept.indices.filter { isKept[$0] } }

  /// The part of all numbers that is removed, from 0 to 1.
  public var sparsity: Double {
    Double(isKept.count - remaining.count) / Double(max(isKept.count, 1))
  }

  /// Sets the removed weights to 0.
  public func apply() {
    for (parameter, mask) in zip(vector.parameters, masks) {
      guard let mask else { continue }
      parameter.assign(withoutGradient { parameter * mask })
    }
  }

  /// A step of the optimizer in which removed weights have no gradient, and are 0 after.
  public func step(_ optimizer: Optimizer) {
    for (parameter, mask) in zip(vector.parameters, masks) {
      guard let mask, let gradient = parameter.gradient else { continue }
      parameter.gradient = withoutGradient { gradient * mask }
    }
    optimizer.step()
    apply()
  }

  /// A loss of the model as an objective in which only the kept weights move.
  ///
  /// Its parameters are the kept numbers; `vector.values.rows(remaining)` is where it starts.
  public func objective(loss: @escaping () -> Tensor) -> Objective {
    Objective(vector, loss: loss).restricted(to: remaining, of: vector.values)
  }

  /// 1 where kept, 0 where removed, in each parameter's shape; nil where all are kept.
  private var masks: [Tensor?] {
    zip(vector.parameters, vector.starts).map { parameter, start in
      let part = isKept[start..<start + parameter.count]
      if part.allSatisfy({ $0 }) { return nil }
      return Tensor(
        part.map { $0 ? 1 : 0 }, shape: parameter.shape, precision: parameter.precision)
    }
  }
}
