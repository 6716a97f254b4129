/// A value of the JavaScript Object Notation (RFC 8259).
///
/// ```swift
/// let record = try JSON.parse(#"{"status": 200, "tags": ["a", "b"]}"#)
/// record["status"]?.number        // 200
/// ```
public enum JSON: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  /// Members in the order of the text; no key comes twice.
  case object([Member])

  /// A key of an object, with its value.
  public struct Member: Sendable, Hashable {
    /// The text before the colon.
    public let key: String
    /// What stands after it.
    public let value: JSON

    /// A key with its value.
    public init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// The value that a text consists of, by the letter of the standard: no comments, no comma after
  /// the last element, no key twice, no number such as 01 or .5, and nothing after the value.
  ///
  /// - Throws: What was expected at which byte.
  public static func parse(_ text: String) throws(DataFileError) -> JSON {
    try parse(Array(text.utf8)[...], path: "JSON")
  }

  static func parse(_ bytes: ArraySlice<UInt8>, path: String) throws(DataFileError) -> JSON {
    var parser = JSONParser(bytes, path: path)
    return try parser.wholeText()
  }
}

extension JSON {
  /// The value of an object's key; nil for another key and for other kinds of value.
  public subscript(key: String) -> JSON? {
    members?.first { $0.key == key }?.value
  }

  /// The number, if it is one.
  public var number: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  /// The number, if it is a whole one that a Double holds exactly.
  public var integer: Int? {
    guard let number, number.magnitude < 0x1p53 else { return nil }
    return Int(exactly: number)
  }

  /// The text, if it is one.
  public var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The elements of an array.
  public var elements: [JSON]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// The members of an object.
  public var members: [Member]? {
    if case .object(let value) = self { value } else { nil }
  }

  /// A text as JSON writes it, in quotation marks.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default:
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
