/// A Swift type whose values cross the pipe: numbers, texts, arrays of them, tensors, records.
public protocol Crossing {
  /// The value as it crosses.
  var crossed: Value { get }

  /// - Throws: `CrossingError` when `value` is not one of this type.
  init(crossed value: Value) throws(CrossingError)

  /// How several values of this type cross together.
  static func crossed(_ values: [Self]) -> Value

  /// The values that `crossed(_:)` made `value` of.
  static func values(of value: Value) throws(CrossingError) -> [Self]
}

/// A value arrived that is not of the type that was to arrive.
public struct CrossingError: Error, Sendable, Hashable, CustomStringConvertible {
  public var expected: String
  public var found: String

  public init(expected: String, found: String) {
    self.expected = expected
    self.found = found
  }

  public var description: String { "expected \(expected), found \(found)" }
}

extension Crossing {
  public static func crossed(_ values: [Self]) -> Value { .list(values.map(\.crossed)) }

  public static func values(of value: Value) throws(CrossingError) -> [Self] {
    guard case .list(let values) = value else {
      throw CrossingError(expected: "a list", found: value.kind)
    }
    var result: [Self] = []
    for value in values { result.append(try Self(crossed: value)) }
    return result
  }
}

extension Value: Crossing {
  public var crossed: Value { self }
  public init(crossed value: Value) { self = value }
}

extension Bool: Crossing {
  public var crossed: Value { .boolean(self) }

  public init(crossed value: Value) throws(CrossingError) {
    guard case .boolean(let truth) = value else {
      throw CrossingError(expected: "a truth value", found: value.kind)
    }
    self = truth
  }
}

extension String: Crossing {
  public var crossed: Value { .text(self) }

  public init(crossed value: Value) throws(CrossingError) {
    guard case .text(let text) = value else {
      throw CrossingError(expected: "a text", found: value.kind)
    }
    self = text
  }
}

extension Optional: Crossing where Wrapped: Crossing {
  public var crossed: Value { map(\.crossed) ?? .none }

  public init(crossed value: Value) throws(CrossingError) {
    if case .none = value { self = nil } else { self = try Wrapped(crossed: value) }
  }
}

extension Array: Crossing where Element: Crossing {
  public var crossed: Value { Element.crossed(self) }

  public init(crossed value: Value) throws(CrossingError) {
    self = try Element.values(of: value)
  }

  /// Rows of equal shape cross as one array; ragged ones as a list.
  public static func crossed(_ values: [[Element]]) -> Value {
    let rows = values.map(\.crossed)
    var elements: [Double] = []
    var first: NumericArray?
    for row in rows {
      guard case .array(let array) = row, array.shape == (first ?? array).shape,
        array.kind == (first ?? array).kind
      else { return .list(rows) }
      first = first ?? array
      elements += array.elements
    }
    guard let first else { return .list([]) }
    return .array(
      NumericArray(shape: [rows.count] + first.shape, elements: elements, kind: first.kind))
  }

  public static func values(of value: Value) throws(CrossingError) -> [[Element]] {
    var rows: [Value] = []
    switch value {
    case .list(let values): rows = values
    case .array(let array) where array.shape.count >= 2: rows = array.rows.map(Value.array)
    default: throw CrossingError(expected: "a matrix or a list of arrays", found: value.kind)
    }
    var result: [[Element]] = []
    for row in rows { result.append(try [Element](crossed: row)) }
    return result
  }
}
