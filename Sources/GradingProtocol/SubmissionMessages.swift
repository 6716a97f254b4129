/// What the grader asks of a submission's process: call this function with these values.
public struct Call: Sendable {
  /// Swift's full name of the function: `thresholdXOR(a:b:)`.
  public var function: String
  public var arguments: [Value]

  public init(function: String, arguments: [Value]) {
    self.function = function
    self.arguments = arguments
  }

  public var payload: [UInt8] {
    var writer = ByteWriter()
    writer.write(self)
    return writer.bytes
  }

  public init(payload: [UInt8]) throws(FrameError) {
    var reader = ByteReader(payload)
    self = try reader.readCall()
    try reader.finish()
  }
}

/// What a submission's process answers.
public enum Reply: Sendable {
  case value(Value)
  /// The function threw this error.
  case threw(String)
  /// The interface has only these functions: the exercise's author is at fault.
  case unknownFunction(known: [String])
  /// The arguments are not of the function's types: the exercise's author is at fault.
  case wrongArguments(String)

  public var payload: [UInt8] {
    var writer = ByteWriter()
    writer.write(self)
    return writer.bytes
  }

  public init(payload: [UInt8]) throws(FrameError) {
    var reader = ByteReader(payload)
    self = try reader.readReply()
    try reader.finish()
  }
}

extension ByteWriter {
  mutating func write(_ call: Call) {
    write(call.function)
    write(Value.list(call.arguments))
  }

  mutating func write(_ reply: Reply) {
    switch reply {
    case .value(let value):
      write(UInt8(0))
      write(value)
    case .threw(let description):
      write(UInt8(1))
      write(description)
    case .unknownFunction(let known):
      write(UInt8(2))
      write(known.crossed)
    case .wrongArguments(let reason):
      write(UInt8(3))
      write(reason)
    }
  }
}

extension ByteReader {
  mutating func readCall() throws(FrameError) -> Call {
    let function = try readText()
    guard case .list(let arguments) = try readValue() else { throw .badShape }
    return Call(function: function, arguments: arguments)
  }

  mutating func readReply() throws(FrameError) -> Reply {
    let tag = try read(UInt8.self)
    switch tag {
    case 0: return .value(try readValue())
    case 1: return .threw(try readText())
    case 2:
      guard let known = try? [String](crossed: try readValue()) else { throw .badShape }
      return .unknownFunction(known: known)
    case 3: return .wrongArguments(try readText())
    default: throw .unknownTag(tag)
    }
  }
}
