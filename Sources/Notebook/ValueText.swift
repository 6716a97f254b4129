import Plotting

/// How a value is written where a cell shows it.
///
/// Strings stand plainly; numbers in arrays have one number of decimals, so that columns line up;
/// long arrays are shortened; dictionaries and sets are sorted, because their own order differs
/// from run to run.
enum ValueText {
  /// The text of a value shown by itself.
  static func shown(_ value: Any) -> String {
    if let string = value as? String { return string }
    return nested(value)
  }

  /// The text of a value within a sentence or a table: numbers to four significant digits.
  static func brief(_ value: Any) -> String {
    if let number = value as? Double { return NumberText.readable(number) }
    if let number = value as? Float { return NumberText.readable(Double(number)) }
    return shown(value)
  }

  private static func nested(_ value: Any) -> String {
    switch value {
    case let string as String: return string.debugDescription
    case let numbers as [Double]: return list(numbers)
    case let numbers as [Float]: return list(numbers.map(Double.init))
    case let rows as [[Double]]: return matrix(rows)
    case let rows as [[Float]]: return matrix(rows.map { $0.map(Double.init) })
    case let dictionary as [AnyHashable: Any]:
      guard !dictionary.isEmpty else { return "[:]" }
      let members = dictionary.map { "\(nested($0.key.base)): \(nested($0.value))" }
      return "[\(shortened(members.sorted()).joined(separator: ", "))]"
    case let set as Set<AnyHashable>:
      return "[\(shortened(set.map { nested($0.base) }.sorted()).joined(separator: ", "))]"
    case let elements as [Any]:
      return "[\(shortened(elements.map(nested)).joined(separator: ", "))]"
    default: return String(describing: value)
    }
  }

  private static func list(_ numbers: [Double]) -> String {
    let format = NumberColumn(numbers)
    return "[\(shortened(numbers.map(format.code)).joined(separator: ", "))]"
  }

  private static func matrix(_ rows: [[Double]]) -> String {
    let format = NumberColumn(rows.flatMap { $0 })
    let width = rows.joined().map { format.code($0).count }.max() ?? 0
    let lines = rows.map { row in
      let numbers = row.map { number in
        let text = format.code(number)
        return String(repeating: " ", count: width - text.count) + text
      }
      return "[\(shortened(numbers).joined(separator: ", "))]"
    }
    return "[\(shortened(lines, limit: 24).joined(separator: ",\n "))]"
  }

  /// The first and last elements of a long list, with what is left out between them counted.
  private static func shortened(_ elements: [String], limit: Int = 100) -> [String] {
    guard elements.count > limit else { return elements }
    let (head, tail) = (8, 4)
    return elements.prefix(head) + ["… \(elements.count - head - tail) more …"]
      + elements.suffix(tail)
  }
}
