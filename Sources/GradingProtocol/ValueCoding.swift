/// What a decoder accepts at most.
enum Caps {
  /// Lists and records within each other.
  static let depth = 16
  static let rank = 8
  /// Values in one frame, so that few bytes cannot become much memory.
  static let values = 1 << 20
  /// Bytes of a field's name, which is one of a Swift program's.
  static let name = 255
}

extension ByteWriter {
  public mutating func write(_ value: Value) {
    switch value {
    case .none: write(UInt8(0))
    case .boolean(let truth): write(UInt8(truth ? 2 : 1))
    case .integer(let number):
      write(UInt8(3))
      write(Int64(number))
    case .number(let number):
      write(UInt8(4))
      write(number)
    case .text(let text):
      write(UInt8(5))
      write(text)
    case .array(let array):
      write(UInt8(6))
      write(array)
    case .list(let values):
      write(UInt8(7))
      write(UInt32(values.count))
      for value in values { write(value) }
    case .record(let fields):
      write(UInt8(8))
      write(UInt32(fields.count))
      for field in fields {
        write(field.name)
        write(field.value)
      }
    }
  }

  private mutating func write(_ array: NumericArray) {
    write(array.kind.rawValue)
    write(UInt8(array.shape.count))
    for size in array.shape { write(UInt32(size)) }
    if array.kind == .single {
      for element in array.elements { write(Float(element).bitPattern) }
    } else {
      for element in array.elements { write(element) }
    }
  }
}

extension ByteReader {
  public mutating func readValue() throws(FrameError) -> Value {
    var budget = Caps.values
    return try readValue(depth: 0, budget: &budget)
  }

  private mutating func readValue(depth: Int, budget: inout Int) throws(FrameError) -> Value {
    guard depth <= Caps.depth else { throw .tooDeep }
    budget -= 1
    guard budget >= 0 else { throw .tooManyValues }
    let tag = try read(UInt8.self)
    switch tag {
    case 0: return .none
    case 1: return .boolean(false)
    case 2: return .boolean(true)
    case 3: return .integer(Int(try read(Int64.self)))
    case 4: return .number(try readDouble())
    case 5: return .text(try readText())
    case 6: return .array(try readArray())
    case 7:
      var values: [Value] = []
      for _ in 0..<(try readCount()) {
        values.append(try readValue(depth: depth + 1, budget: &budget))
      }
      return .list(values)
    case 8:
      var fields: [NamedValue] = []
      for _ in 0..<(try readCount(size: 5)) {
        let name = try readText()
        guard name.utf8.count <= Caps.name else { throw .tooLong(name.utf8.count) }
        fields.append(
          NamedValue(name: name, value: try readValue(depth: depth + 1, budget: &budget)))
      }
      return .record(fields)
    default: throw .unknownTag(tag)
    }
  }

  private mutating func readArray() throws(FrameError) -> NumericArray {
    let kindTag = try read(UInt8.self)
    guard let kind = NumericArray.Kind(rawValue: kindTag) else { throw .unknownTag(kindTag) }
    let rank = Int(try read(UInt8.self))
    guard rank <= Caps.rank else { throw .badShape }
    var shape: [Int] = []
    // Of an empty array too, so that no part of its shape overflows when it is multiplied out.
    var volume = 1
    for _ in 0..<rank {
      let size = Int(try read(UInt32.self))
      shape.append(size)
      let (product, overflow) = volume.multipliedReportingOverflow(by: max(size, 1))
      guard !overflow else { throw .badShape }
      volume = product
    }
    let isEmpty = shape.contains(0)
    guard isEmpty || volume <= remaining / (kind == .single ? 4 : 8) else { throw .truncated }
    guard !isEmpty || volume <= Caps.values else { throw .badShape }
    let count = isEmpty ? 0 : volume
    var elements: [Double] = []
    elements.reserveCapacity(count)
    for _ in 0..<count {
      if kind == .single {
        elements.append(Double(Float(bitPattern: try read())))
      } else {
        elements.append(try readDouble())
      }
    }
    return NumericArray(shape: shape, elements: elements, kind: kind)
  }
}
