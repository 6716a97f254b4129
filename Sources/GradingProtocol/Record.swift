/// Several named results of one function: `Record(["weights": weights, "updates": updates])`.
public struct Record: Crossing, Sendable, ExpressibleByDictionaryLiteral {
  public var fields: [NamedValue]

  public init(_ fields: KeyValuePairs<String, any Crossing>) {
    self.fields = fields.map { NamedValue(name: $0.key, value: $0.value.crossed) }
  }

  public init(dictionaryLiteral fields: (String, any Crossing)...) {
    self.fields = fields.map { NamedValue(name: $0.0, value: $0.1.crossed) }
  }

  public var crossed: GradingProtocol.Value { .record(fields) }

  public init(crossed value: GradingProtocol.Value) throws(CrossingError) {
    guard case .record(let fields) = value else {
      throw CrossingError(expected: "a record", found: value.kind)
    }
    self.fields = fields
  }
}
