/// A JSON value, written by hand: frames need a dozen lines of it, and Foundation would make every
/// cell wait for its loading.
package indirect enum JSON {
  case string(String)
  case integer(Int)
  case number(Double)
  case bool(Bool)
  case array([JSON])
  /// Members in the order in which they are written.
  case object(KeyValuePairs<String, JSON?>)
}

extension JSON {
  /// The value on one line. A member that is `nil` is left out.
  package var text: String {
    var result = ""
    write(to: &result)
    return result
  }

  private func write(to result: inout String) {
    switch self {
    case .string(let string): Self.write(string, to: &result)
    case .integer(let integer): result += String(integer)
    case .number(let number): result += Self.finite(number).description
    case .bool(let bool): result += bool ? "true" : "false"
    case .array(let elements):
      result += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { result += "," }
        element.write(to: &result)
      }
      result += "]"
    case .object(let members):
      result += "{"
      var isFirst = true
      for (key, value) in members {
        guard let value else { continue }
        if !isFirst { result += "," }
        isFirst = false
        Self.write(key, to: &result)
        result += ":"
        value.write(to: &result)
      }
      result += "}"
    }
  }

  /// JSON has no word for infinity or for no number: both become the largest finite number.
  private static func finite(_ number: Double) -> Double {
    guard !number.isFinite else { return number }
    return number < 0 ? -Double.greatestFiniteMagnitude : .greatestFiniteMagnitude
  }

  private static func write(_ string: String, to result: inout String) {
    result += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}":
        let hexadecimal = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
      default: result.unicodeScalars.append(scalar)
      }
    }
    result += "\""
  }
}
