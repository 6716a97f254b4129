/// Reads JSON by its grammar:
///
///     value  = null | true | false | number | string | [ value, … ] | { string : value, … }
///     number = -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?
struct JSONParser {
  private let bytes: ArraySlice<UInt8>
  private let path: String
  private var place: Int
  /// Arrays and objects inside one another, so that no text exhausts the stack.
  private var depth = 0

  private static let deepest = 100

  init(_ bytes: ArraySlice<UInt8>, path: String) {
    self.bytes = bytes
    self.path = path
    place = bytes.startIndex
  }

  /// One value and nothing after it.
  mutating func wholeText() throws(DataFileError) -> JSON {
    let result = try value()
    skipSpaces()
    guard place == bytes.endIndex else { throw failed("the end of the text") }
    return result
  }

  private mutating func value() throws(DataFileError) -> JSON {
    skipSpaces()
    switch peek {
    case UInt8(ascii: "{"): return try nested(Self.object)
    case UInt8(ascii: "["): return try nested(Self.array)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
      return .number(try number())
    default:
      for (word, value) in [("null", JSON.null), ("true", .bool(true)), ("false", .bool(false))]
      where bytes[place...].starts(with: word.utf8) {
        place += word.utf8.count
        return value
      }
      throw failed("a JSON value")
    }
  }

  private mutating func nested(
    _ content: (inout JSONParser) throws(DataFileError) -> JSON
  ) throws(DataFileError) -> JSON {
    depth += 1
    guard depth <= Self.deepest else { throw failed("at most \(Self.deepest) levels of nesting") }
    place += 1
    let value = try content(&self)
    depth -= 1
    return value
  }

  private static func array(_ parser: inout JSONParser) throws(DataFileError) -> JSON {
    var elements: [JSON] = []
    if parser.skip("]") { return .array(elements) }
    repeat { elements.append(try parser.value()) } while parser.skip(",")
    guard parser.skip("]") else { throw parser.failed("',' or ']'") }
    return .array(elements)
  }

  private static func object(_ parser: inout JSONParser) throws(DataFileError) -> JSON {
    var members: [JSON.Member] = []
    var keys: Set<String> = []
    if parser.skip("}") { return .object(members) }
    repeat {
      parser.skipSpaces()
      guard parser.peek == UInt8(ascii: "\"") else { throw parser.failed("a key in quotes") }
      let key = try parser.string()
      guard keys.insert(key).inserted else { throw parser.failed("'\(key)' only once") }
      guard parser.skip(":") else { throw parser.failed("':'") }
      members.append(JSON.Member(key, try parser.value()))
    } while parser.skip(",")
    guard parser.skip("}") else { throw parser.failed("',' or '}'") }
    return .object(members)
  }

  private mutating func number() throws(DataFileError) -> Double {
    let start = place
    if peek == UInt8(ascii: "-") { place += 1 }
    if peek == UInt8(ascii: "0") { place += 1 } else { try digits() }
    if peek == UInt8(ascii: ".") {
      place += 1
      try digits()
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      place += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { place += 1 }
      try digits()
    }
    let value = Double(String(decoding: bytes[start..<place], as: UTF8.self))
    guard let value, value.isFinite else { throw failed("a number that a Double can hold") }
    return value
  }

  private mutating func digits() throws(DataFileError) {
    let start = place
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
    guard place > start else { throw failed("a digit") }
  }

  /// The bytes between two quotation marks, in which \ begins an escape.
  private mutating func string() throws(DataFileError) -> String {
    place += 1
    var content: [UInt8] = []
    while let byte = peek, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw failed("a control character as an escape") }
      place += 1
      if byte == UInt8(ascii: "\\") {
        content += try escape()
      } else {
        content.append(byte)
      }
    }
    guard peek != nil else { throw failed("'\"'") }
    guard let text = String(validating: content, as: UTF8.self) else { throw failed("UTF-8") }
    place += 1
    return text
  }

  private mutating func escape() throws(DataFileError) -> [UInt8] {
    let plain: [UInt8: Unicode.Scalar] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
      UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{c}", UInt8(ascii: "n"): "\n",
      UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    guard let letter = peek else { throw failed("an escape") }
    place += 1
    if let scalar = plain[letter] { return [UInt8(scalar.value)] }
    guard letter == UInt8(ascii: "u") else { throw failed("an escape") }
    var units = [try hexadecimal()]
    if UTF16.isLeadSurrogate(units[0]) {
      // A character beyond 16 bits is written as two escapes.
      guard skipExactly("\\u") else { throw failed("the second half of a pair") }
      units.append(try hexadecimal())
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw failed("a character")
    }
    return Array(text.utf8)
  }

  private mutating func hexadecimal() throws(DataFileError) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 128
      else { throw failed("four hexadecimal digits") }
      value = value << 4 | UInt16(digit)
      place += 1
    }
    return value
  }

  private var peek: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

  private mutating func skipSpaces() {
    while let byte = peek, [0x20, 0x09, 0x0a, 0x0d].contains(byte) { place += 1 }
  }

  private mutating func skip(_ word: StaticString) -> Bool {
    skipSpaces()
    return skipExactly(word)
  }

  private mutating func skipExactly(_ word: StaticString) -> Bool {
    guard word.withUTF8Buffer({ bytes[place...].starts(with: $0) }) else { return false }
    place += word.utf8CodeUnitCount
    return true
  }

  private func failed(_ expected: String) -> DataFileError {
    let found = peek.map { $0 < 128 && $0 > 32 ? "'\(Unicode.Scalar($0))'" : "byte \($0)" }
    return DataFileError(
      path, expected: expected,
      found: "\(found ?? "the end") at byte \(place - bytes.startIndex)")
  }
}
