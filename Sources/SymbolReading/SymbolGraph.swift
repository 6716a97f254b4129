/// What `swift-symbolgraph-extract` writes of one module, as far as it is read here.
package struct SymbolGraph: Decodable {
  var symbols: [Symbol]
  var relationships: [Relationship]

  struct Symbol: Decodable {
    var kind: Kind
    var identifier: Identifier
    var pathComponents: [String]
    var docComment: DocComment?
    var declarationFragments: [Fragment]?
    var location: Location?
  }

  struct Kind: Decodable { var identifier: String }
  struct Identifier: Decodable { var precise: String }

  struct DocComment: Decodable {
    var lines: [Line]
    struct Line: Decodable { var text: String }
  }

  struct Fragment: Decodable {
    var kind: String
    var spelling: String
    var preciseIdentifier: String?
  }

  struct Location: Decodable {
    var uri: String
    var position: Position
    struct Position: Decodable { var line: Int }
  }

  struct Relationship: Decodable {
    var source: String
    var target: String
    var kind: String
    var targetFallback: String?
  }
}
