/// A value that crosses the pipe between a submission and its checker: plain data only.
///
/// No code and no object crosses, so a submission cannot return something that equals everything.
public enum Value: Sendable {
  case none
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  /// Numbers with a shape: `[Double]`, `[[Int]]`, a tensor.
  case array(NumericArray)
  case list([Value])
  /// Named values in order: what a function with several results returns.
  case record([NamedValue])
}

/// One of a record's values.
public struct NamedValue: Sendable {
  public var name: String
  public var value: Value

  public init(name: String, value: Value) {
    self.name = name
    self.value = value
  }
}

extension Value {
  /// What the value is, for a sentence: “expected a list, found a text”.
  public var kind: String {
    switch self {
    case .none: "nothing"
    case .boolean: "a truth value"
    case .integer: "a whole number"
    case .number: "a number"
    case .text: "a text"
    case .array(let array): "an array of shape \(array.shape)"
    case .list(let values): "a list of \(values.count)"
    case .record(let fields): "a record of \(fields.map(\.name).joined(separator: ", "))"
    }
  }

  /// The value as one number, where it is one.
  public var scalar: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    case .array(let array) where array.shape.isEmpty: array.elements[0]
    default: nil
    }
  }

  /// The value as numbers with a shape, where it is such.
  public var numericArray: NumericArray? {
    switch self {
    case .integer(let value): NumericArray(shape: [], elements: [Double(value)], kind: .integer)
    case .number(let value): NumericArray(shape: [], elements: [value], kind: .double)
    case .array(let array): array
    default: nil
    }
  }
}

/// Row-major numbers with a shape; the shape `[]` holds one number.
public struct NumericArray: Sendable {
  /// What the numbers were before they crossed: says how exactly they can be compared, and how
  /// they are printed.
  public enum Kind: UInt8, Sendable { case double, single, integer }

  public let shape: [Int]
  public let elements: [Double]
  public let kind: Kind

  public init(shape: [Int], elements: [Double], kind: Kind = .double) {
    precondition(
      shape.allSatisfy { $0 >= 0 } && shape.reduce(1, *) == elements.count,
      "An array of shape \(shape) does not hold \(elements.count) numbers.")
    self.shape = shape
    self.elements = elements
    self.kind = kind
  }

  /// The sub-arrays along the first axis: the rows of a matrix.
  public var rows: [NumericArray] {
    let inner = Array(shape.dropFirst())
    let size = inner.reduce(1, *)
    return (0..<(shape.first ?? 0)).map { row in
      let part = elements[row * size..<(row + 1) * size]
      return NumericArray(shape: inner, elements: Array(part), kind: kind)
    }
  }

  /// Where the element at `position` of `elements` stands.
  public func index(of position: Int) -> [Int] {
    var rest = position
    var index: [Int] = []
    for size in shape.reversed() {
      index.append(rest % size)
      rest /= size
    }
    return index.reversed()
  }
}
