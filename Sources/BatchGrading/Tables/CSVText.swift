import Foundation
import Grading

/// A table as a spreadsheet reads it, in which no name and no comment can act.
struct CSVText {
  enum Cell: ExpressibleByStringLiteral {
    /// Somebody else's words, perhaps a student's.
    case text(String)
    case number(Double?)

    init(stringLiteral value: String) { self = .text(value) }
  }

  private(set) var text = ""

  mutating func append(_ cells: [Cell]) {
    text += cells.map(Self.written).joined(separator: ",") + "\r\n"
  }

  private static func written(_ cell: Cell) -> String {
    switch cell {
    case .number(let number): return number.map(points) ?? ""
    case .text(let text):
      let harmless = disarmed(text)
      let needsQuotes = harmless.contains { "\",;\n\t".contains($0) } || harmless.first == " "
      return needsQuotes ? "\"\(harmless.replacing("\"", with: "\"\""))\"" : harmless
    }
  }

  /// Without control characters, and with an apostrophe before what a spreadsheet would compute:
  /// what begins with `=`, `+`, `-` or `@`, in their full widths too.
  static func disarmed(_ text: String) -> String {
    let shown = printable(text)
    guard let first = shown.drop(while: \.isWhitespace).first,
      "=+-@＝＋－＠|%".contains(first)
    else { return shown }
    return "'" + shown
  }
}

/// Points as people write them: `3`, `2.5`, `1.33`.
package func points(_ value: Double) -> String {
  let hundredths = (value * 100).rounded()
  guard abs(hundredths) < 1e15 else { return "\(value)" }
  let whole = Int(hundredths)
  if whole % 100 == 0 { return "\(whole / 100)" }
  let sign = whole < 0 ? "-" : ""
  let digits = abs(whole) % 100
  let fraction = digits % 10 == 0 ? "\(digits / 10)" : digits < 10 ? "0\(digits)" : "\(digits)"
  return "\(sign)\(abs(whole) / 100).\(fraction)"
}
