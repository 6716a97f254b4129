/// Takes comma-separated values apart:
///
///     rows  = row (line end row)*
///     row   = field (separator field)*
///     field = " (any byte but " | "")* " | (any byte but ", separator and line ends)*
struct CSVParser {
  private let bytes: [UInt8]
  private let separator: UInt8
  private let path: String
  private var place = 0
  private var line = 1

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ bytes: [UInt8], separator: UInt8, path: String) {
    self.bytes = bytes
    self.separator = separator
    self.path = path
    // Three bytes with which some programs mark UTF-8.
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { place = 3 }
  }

  /// All lines that are not empty, each with the line at which it begins.
  mutating func rows() throws(DataFileError) -> [(line: Int, fields: [String])] {
    var rows: [(line: Int, fields: [String])] = []
    while place < bytes.count {
      if skipLineEnd() { continue }
      let start = line
      var fields = [try field()]
      while place < bytes.count && bytes[place] == separator {
        place += 1
        fields.append(try field())
      }
      rows.append((start, fields))
    }
    return rows
  }

  private mutating func field() throws(DataFileError) -> String {
    var content: [UInt8] = []
    if place < bytes.count && bytes[place] == Self.quote {
      content = try quoted()
      guard
        place == bytes.count
          || [separator, Self.lineFeed, Self.carriageReturn].contains(bytes[place])
      else { throw failed("a separator after the closing '\"'", found: "other text") }
    } else {
      while place < bytes.count,
        ![separator, Self.lineFeed, Self.carriageReturn].contains(bytes[place])
      {
        guard bytes[place] != Self.quote else {
          throw failed("'\"' only around a whole field", found: "one inside it")
        }
        content.append(bytes[place])
        place += 1
      }
    }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw failed("UTF-8", found: "other bytes")
    }
    return text
  }

  private mutating func quoted() throws(DataFileError) -> [UInt8] {
    let start = line
    var content: [UInt8] = []
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == Self.lineFeed { line += 1 }
      if byte == Self.quote {
        guard place < bytes.count && bytes[place] == Self.quote else { return content }
        place += 1
      }
      content.append(byte)
    }
    line = start
    throw failed("a closing '\"'", found: "the end of the file")
  }

  /// Passes a line feed, with or without a carriage return before it.
  private mutating func skipLineEnd() -> Bool {
    guard [Self.lineFeed, Self.carriageReturn].contains(bytes[place]) else { return false }
    if bytes[place] == Self.lineFeed { line += 1 }
    place += 1
    return true
  }

  private func failed(_ expected: String, found: String) -> DataFileError {
    DataFileError(path, expected: "\(expected) in line \(line)", found: found)
  }
}
