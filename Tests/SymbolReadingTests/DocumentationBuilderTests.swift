import CourseModel
import Foundation
import SymbolReading
import Testing

@Suite struct DocumentationBuilderTests {
  private struct Line {
    var kind: String
    var path: [String]
    var doc: String?
    var file = "Layers/Linear.swift"
    var line = 0
    var declaration = ""
    var identifier: String?
  }

  /// A symbol graph as the toolchain writes it.
  private func graph(
    _ symbols: [Line], relationships: [[String: String]] = []
  ) throws -> SymbolGraph {
    let encoded = symbols.map { symbol -> [String: Any] in
      var object: [String: Any] = [
        "kind": ["identifier": "swift.\(symbol.kind)"],
        "identifier": ["precise": symbol.identifier ?? symbol.path.joined(separator: ".")],
        "pathComponents": symbol.path,
        "declarationFragments": [
          ["kind": "text", "spelling": symbol.declaration],
          ["kind": "typeIdentifier", "spelling": "Tensor", "preciseIdentifier": "Tensor"],
        ],
        "location": [
          "uri": "file:///elsewhere/Sources/NN/\(symbol.file)",
          "position": ["line": symbol.line],
        ],
      ]
      if let doc = symbol.doc {
        object["docComment"] = ["lines": doc.split(separator: "\n").map { ["text": String($0)] }]
      }
      return object
    }
    let data = try JSONSerialization.data(
      withJSONObject: ["symbols": encoded, "relationships": relationships])
    return try JSONDecoder().decode(SymbolGraph.self, from: data)
  }

  private func built(
    _ symbols: [Line], relationships: [[String: String]] = []
  ) throws -> Documentation.Module {
    var builder = DocumentationBuilder()
    builder.add(try graph(symbols, relationships: relationships), of: "NN")
    return builder.documentation().modules[0]
  }

  @Test func `members stand on their type's page in the order of the source, each at its anchor`()
    throws
  {
    let module = try built([
      Line(kind: "class", path: ["Tensor"], doc: "Numbers.", file: "Tensor/Tensor.swift"),
      Line(kind: "method", path: ["Tensor", "sum(_:)"], line: 9, identifier: "a"),
      Line(kind: "method", path: ["Tensor", "sum(_:)"], line: 12, identifier: "b"),
      Line(kind: "init", path: ["Tensor", "init(_:)"], line: 3),
      Line(kind: "property", path: ["Float", "ours"], doc: "On a type without a page."),
      Line(kind: "func.op", path: ["Tensor", "==(_:_:)"]),
      Line(kind: "func", path: ["relu(_:)"], doc: "Cuts.", file: "Activations/ReLU.swift"),
    ])
    let type = try #require(module.types.first)
    #expect(type.symbol.page == "NN.Tensor")
    #expect(type.symbol.topic == "Tensor")
    #expect(
      type.members.map(\.address.description)
        == ["NN.Tensor#init(_:)", "NN.Tensor#sum(_:)", "NN.Tensor#sum(_:)-2"])
    #expect(module.functions.map(\.page) == ["NN.functions-activations"])
    #expect(module.functions[0].declaration.map(\.type) == [nil, "NN.Tensor"])
  }

  @Test func `code in a comment leads to the one symbol that it names`() throws {
    let doc = "See `Tensor`, `sum`, `Tensor.sum(_:)`, `relu`, `twice`, `axis` and `nothing`."
    let module = try built([
      Line(kind: "class", path: ["Tensor"], file: "Tensor/Tensor.swift"),
      Line(
        kind: "method", path: ["Tensor", "mean(axis:)"], doc: doc,
        declaration: "func mean(axis: Int) -> "),
      Line(kind: "method", path: ["Tensor", "sum(_:)"]),
      Line(kind: "property", path: ["Tensor", "axis"]),
      Line(kind: "func", path: ["relu(_:)"]),
      Line(kind: "func", path: ["twice(_:)"], file: "Layers/A.swift"),
      Line(kind: "func", path: ["twice(of:)"], file: "Losses/B.swift"),
    ])
    let mean = try #require(module.types[0].members.first { $0.baseName == "mean" })
    let sum = #"<a href="symbol:NN.Tensor#sum(_:)">"#
    #expect(
      mean.comment.summary?.fragments == [
        .html(
          #"See <a href="symbol:NN.Tensor"><code>Tensor</code></a>, "#
            + "\(sum)<code>sum</code></a>, \(sum)<code>Tensor.sum(_:)</code></a>, "
            + #"<a href="symbol:NN.functions-layers#relu(_:)"><code>relu</code></a>, "#
            + "<code>twice</code>, <code>axis</code> and <code>nothing</code>.")
      ])
  }

  @Test func `a type tells its class first, and not what every type is`() throws {
    let above = ["Sendable", "Layer", "Sequence"].map { name in
      [
        "source": "Tensor", "target": name, "targetFallback": "NN.\(name)",
        "kind": name == "Layer" ? "inheritsFrom" : "conformsTo",
      ]
    }
    let module = try built(
      [Line(kind: "class", path: ["Tensor"])], relationships: above.reversed())
    #expect(module.types[0].inherits.map(\.text) == ["Layer", "Sequence"])
  }
}
