import Foundation
import NN

/// Reference values that PyTorch computed for one operation, layer, optimizer or model.
///
/// The schema: a file holds the cases of one `op`; a case has options (`attrs`), arrays by name
/// (`inputs`, `params`, `outputs`), the gradients that flow in (`upstream`) and those that must
/// come out (`grads`). `about` says in words what is computed.
package struct Fixture: Decodable {
  package var schema: Int
  package var op: String
  package var cases: [Case]

  package struct Case: Decodable {
    package var name: String
    package var attrs: [String: Attribute]
    package var inputs: [String: Array]
    package var params: [String: Array]
    package var outputs: [String: Array]
    package var upstream: [String: Array]?
    package var grads: [String: Array]?
    package var edge: String?
    package var trajectory: [String: Array]?
    package var firstGrads: [String: Array]?
    package var lastParams: [String: Array]?
    package var expected: [String: Attribute]?

    enum CodingKeys: String, CodingKey {
      case name, attrs, inputs, params, outputs, upstream, grads, edge, trajectory, expected
      case firstGrads = "first_grads"
      case lastParams = "last_params"
    }
  }

  package struct Array: Decodable {
    package var shape: [Int]
    package var dtype: String
    package var data: [Double]

    package var isInteger: Bool { dtype == "int64" }
  }

  package enum Attribute: Decodable {
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([Attribute])

    package init(from decoder: any Decoder) throws {
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

  package static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Public")

  /// The operations there are files for in `Public`.
  package static var names: [String] {
    get throws {
      try FixtureFolder(directory).files().map { $0.deletingPathExtension().lastPathComponent }
    }
  }

  /// The cases of an operation in `Public`.
  package static func load(_ name: String) throws -> Fixture {
    try Fixture(contentsOf: directory.appending(path: "\(name).json"))
  }
}

extension Fixture.Attribute {
  package var flag: Bool? { if case .flag(let value) = self { value } else { nil } }
  package var number: Double? { if case .number(let value) = self { value } else { nil } }
  package var text: String? { if case .text(let value) = self { value } else { nil } }
  package var list: [Fixture.Attribute]? { if case .list(let value) = self { value } else { nil } }
  package var integer: Int? { number.map { Int($0) } }
  /// A whole number or a list of them, as a list.
  package var integers: [Int]? { list.map { $0.compactMap(\.integer) } ?? integer.map { [$0] } }
}

extension Fixture.Array {
  package func tensor(_ precision: Precision, requiresGradient: Bool = false) -> Tensor {
    Tensor(data, shape: shape, precision: precision, requiresGradient: requiresGradient)
  }

  /// The first of several arrays stacked along the first axis, and so on.
  package func slice(_ index: Int) -> [Double] {
    let size = shape.dropFirst().reduce(1, *)
    return Swift.Array(data[(index * size)..<((index + 1) * size)])
  }
}
