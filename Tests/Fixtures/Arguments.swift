import NN

/// A case with its arrays as tensors of one precision, ready for an operation.
package struct Arguments {
  package let fixture: Fixture.Case
  package let tensors: [String: Tensor]

  package init(_ fixture: Fixture.Case, _ precision: Precision) {
    self.fixture = fixture
    let arrays = fixture.inputs.merging(fixture.params) { $1 }
    tensors = arrays.filter { !$0.value.isInteger || fixture.grads?[$0.key] != nil }
      .reduce(into: [:]) { result, entry in
        result[entry.key] = entry.value.tensor(
          precision, requiresGradient: fixture.grads?[entry.key] != nil)
      }
  }

  package init(_ fixture: Fixture.Case, _ tensors: [String: Tensor]) {
    self.fixture = fixture
    self.tensors = tensors
  }

  package subscript(name: String) -> Tensor {
    guard let tensor = tensors[name] else { missing("array `\(name)`") }
    return tensor
  }

  /// x0, x1, … in order.
  package var numbered: [Tensor] {
    (0..<tensors.count).map { self["x\($0)"] }
  }

  package func integers(_ name: String) -> [Int] { array(name).data.map { Int($0) } }
  package func shape(_ name: String) -> [Int] { array(name).shape }

  package func attribute(_ name: String) -> Fixture.Attribute {
    guard let attribute = fixture.attrs[name] else { missing("option `\(name)`") }
    return attribute
  }

  package func number(_ name: String) -> Double {
    guard let number = attribute(name).number else { missing("number `\(name)`") }
    return number
  }

  package func axes(_ name: String = "axis") -> [Int] {
    guard let axes = attribute(name).integers else { missing("list of numbers `\(name)`") }
    return axes
  }

  package var reduction: Reduction {
    guard let reduction = attribute("reduction").text.flatMap(Reduction.init) else {
      missing("known `reduction`")
    }
    return reduction
  }

  var keepsDimensions: Bool { attribute("keepdims").flag ?? false }

  private func array(_ name: String) -> Fixture.Array {
    guard let array = fixture.inputs[name] else { missing("input `\(name)`") }
    return array
  }

  private func missing(_ what: String) -> Never {
    preconditionFailure("\(fixture.name) has no \(what).")
  }
}
