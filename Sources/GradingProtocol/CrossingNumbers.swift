extension Double: Crossing {
  public var crossed: Value { .number(self) }

  public init(crossed value: Value) throws(CrossingError) {
    guard let number = value.scalar else {
      throw CrossingError(expected: "a number", found: value.kind)
    }
    self = number
  }

  public static func crossed(_ values: [Double]) -> Value {
    .array(NumericArray(shape: [values.count], elements: values))
  }

  public static func values(of value: Value) throws(CrossingError) -> [Double] {
    guard let array = value.numericArray, array.shape.count == 1 else {
      throw CrossingError(expected: "a one-dimensional array of numbers", found: value.kind)
    }
    return array.elements
  }
}

extension Float: Crossing {
  public var crossed: Value {
    .array(NumericArray(shape: [], elements: [Double(self)], kind: .single))
  }

  public init(crossed value: Value) throws(CrossingError) {
    self.init(try Double(crossed: value))
  }

  public static func crossed(_ values: [Float]) -> Value {
    .array(NumericArray(shape: [values.count], elements: values.map(Double.init), kind: .single))
  }

  public static func values(of value: Value) throws(CrossingError) -> [Float] {
    try Double.values(of: value).map { Float($0) }
  }
}

extension Int: Crossing {
  public var crossed: Value { .integer(self) }

  public init(crossed value: Value) throws(CrossingError) {
    if case .integer(let number) = value {
      self = number
    } else if let number = value.scalar.flatMap(Int.init(exactly:)) {
      self = number
    } else {
      throw CrossingError(expected: "a whole number", found: value.kind)
    }
  }

  /// Integers that a `Double` holds exactly cross as an array, others as a list.
  public static func crossed(_ values: [Int]) -> Value {
    let numbers = values.compactMap(Double.init(exactly:))
    guard numbers.count == values.count else { return .list(values.map(\.crossed)) }
    return .array(NumericArray(shape: [values.count], elements: numbers, kind: .integer))
  }

  public static func values(of value: Value) throws(CrossingError) -> [Int] {
    let error = CrossingError(expected: "an array of whole numbers", found: value.kind)
    if case .list(let values) = value {
      var result: [Int] = []
      for value in values { result.append(try Int(crossed: value)) }
      return result
    }
    guard let array = value.numericArray, array.shape.count == 1 else { throw error }
    let numbers = array.elements.compactMap(Int.init(exactly:))
    guard numbers.count == array.elements.count else { throw error }
    return numbers
  }
}
