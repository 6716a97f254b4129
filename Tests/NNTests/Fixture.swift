import Foundation
import NN

/// Reference values that PyTorch computed for one operation; see `Fixtures/README.md`.
struct Fixture: Decodable {
  var op: String
  var cases: [Case]

  struct Case: Decodable {
    var name: String
    var attrs: [String: Attribute]
    var inputs: [String: Array]
    var params: [String: Array]
    var outputs: [String: Array]
    var upstream: [String: Array]?
    var grads: [String: Array]?
    var edge: String?
    var trajectory: [String: Array]?
    var firstGrads: [String: Array]?
    var lastParams: [String: Array]?
    var expected: [String: Attribute]?

    enum CodingKeys: String, CodingKey {
      case name, attrs, inputs, params, outputs, upstream, grads, edge, trajectory, expected
      case firstGrads = "first_grads"
      case lastParams = "last_params"
    }
  }

  struct Array: Decodable {
    var shape: [Int]
    var dtype: String
    var data: [Double]

    var isInteger: Bool { dtype == "int64" }
  }

  enum Attribute: Decodable {
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([Attribute])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        self = .flag(flag)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else {
        self = .list(try container.decode([Attribute].self))
      }
    }
  }

  static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  /// The operations there are files for.
  static var names: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: directory.path)
        .filter { $0.hasSuffix(".json") && $0 != "index.json" }
        .map { String($0.dropLast(5)) }.sorted()
    }
  }

  static func load(_ name: String) throws -> Fixture {
    let data = try Data(contentsOf: directory.appending(path: "\(name).json"))
    return try JSONDecoder().decode(Fixture.self, from: data)
  }
}

extension Fixture.Attribute {
  var flag: Bool? { if case .flag(let value) = self { value } else { nil } }
  var number: Double? { if case .number(let value) = self { value } else { nil } }
  var text: String? { if case .text(let value) = self { value } else { nil } }
  var list: [Fixture.Attribute]? { if case .list(let value) = self { value } else { nil } }
  var integer: Int? { number.map { Int($0) } }
  /// A whole number or a list of them, as a list.
  var integers: [Int]? { list.map { $0.compactMap(\.integer) } ?? integer.map { [$0] } }
}

/// A case with its arrays as tensors of one precision, ready for an operation.
struct Arguments {
  let fixture: Fixture.Case
  let tensors: [String: Tensor]

  init(_ fixture: Fixture.Case, _ precision: Precision) {
    self.fixture = fixture
    let arrays = fixture.inputs.merging(fixture.params) { $1 }
    tensors = arrays.filter { !$0.value.isInteger || fixture.grads?[$0.key] != nil }
      .reduce(into: [:]) { result, entry in
        result[entry.key] = entry.value.tensor(
          precision, requiresGradient: fixture.grads?[entry.key] != nil)
      }
  }

  init(_ fixture: Fixture.Case, _ tensors: [String: Tensor]) {
    self.fixture = fixture
    self.tensors = tensors
  }

  subscript(name: String) -> Tensor { tensors[name]! }

  /// x0, x1, … in order.
  var numbered: [Tensor] {
    (0..<tensors.count).map { self["x\($0)"] }
  }

  func integers(_ name: String) -> [Int] { fixture.inputs[name]!.data.map { Int($0) } }
  func shape(_ name: String) -> [Int] { fixture.inputs[name]!.shape }
  func attribute(_ name: String) -> Fixture.Attribute { fixture.attrs[name]! }
  func number(_ name: String) -> Double { attribute(name).number! }
  func axes(_ name: String = "axis") -> [Int] { attribute(name).integers! }
  var reduction: Reduction { Reduction(rawValue: attribute("reduction").text!)! }
}

extension Fixture.Array {
  func tensor(_ precision: Precision, requiresGradient: Bool = false) -> Tensor {
    Tensor(data, shape: shape, precision: precision, requiresGradient: requiresGradient)
  }

  /// The first of several arrays stacked along the first axis, and so on.
  func slice(_ index: Int) -> [Double] {
    let size = shape.dropFirst().reduce(1, *)
    return Swift.Array(data[(index * size)..<((index + 1) * size)])
  }
}
