import Foundation

/// One word after `gradus`, or two such as `exercise new`: what it takes, how it is explained, and
/// what it does.
protocol Subcommand: Sendable {
  static var name: String { get }
  /// One line for the overview.
  static var summary: String { get }
  /// Its operand as help shows it, such as `LESSON`, if it takes one.
  static var operand: Operand? { get }
  static var options: [Option] { get }
  /// Whole command lines with what each does.
  static var examples: [Example] { get }

  /// The right command for who gave an operand where none is taken.
  static func nearest(to operand: String) -> String

  static func run(_ arguments: Arguments) throws -> ExitStatus
}

extension Subcommand {
  static func nearest(to operand: String) -> String { "gradus \(name)" }
}

/// A whole command line, and what it does.
struct Example: Sendable {
  var command: String
  var effect: String

  init(_ command: String, _ effect: String) {
    self.command = command
    self.effect = effect
  }
}

struct Operand: Sendable {
  var name: String
  var explanation: String
  var isOptional = false
  var isRepeated = false
}

struct Option: Sendable {
  var name: String
  /// What follows the name, such as `DIR`; `nil` for a switch.
  var value: String?
  var explanation: String

  static let course = Option(
    name: "--course", value: "DIR", explanation: "the course's folder (default: found upwards)")
  static let json = Option(
    name: "--json", explanation: "print one JSON value for a program to read")
}

enum Help {
  static func overview(_ subcommands: [any Subcommand.Type]) -> String {
    let width = subcommands.map { $0.name.count }.max() ?? 0
    let list = subcommands.map {
      "  \($0.name.padding(toLength: width, withPad: " ", startingAt: 0))  \($0.summary)"
    }
    return """
      Gradus runs lessons in Markdown, renders them to a site, and grades exercises.

      Usage: gradus COMMAND [OPTION…]

      \(list.joined(separator: "\n"))

      `gradus COMMAND --help` explains one, with examples.
      """
  }

  /// The commands whose names begin with this word, such as `exercise`; `nil` where there are none.
  static func family(_ word: String, in subcommands: [any Subcommand.Type]) -> String? {
    let members = subcommands.filter { $0.name.hasPrefix("\(word) ") }
    if members.isEmpty { return nil }
    let width = members.map { $0.name.count }.max() ?? 0
    let list = members.map {
      "  gradus \($0.name.padding(toLength: width, withPad: " ", startingAt: 0))  \($0.summary)"
    }
    return """
      Usage: gradus \(word) COMMAND [OPTION…]

      \(list.joined(separator: "\n"))

      `gradus \(word) COMMAND --help` explains one, with examples.
      """
  }

  static func text(for subcommand: any Subcommand.Type) -> String {
    let operand =
      subcommand.operand.map { operand in
        let name = operand.isRepeated ? "\(operand.name)…" : operand.name
        return operand.isOptional ? " [\(name)]" : " \(name)"
      } ?? ""
    var rows = subcommand.options.map { option in
      (option.name + (option.value.map { " \($0)" } ?? ""), option.explanation)
    }
    if let operand = subcommand.operand { rows.insert((operand.name, operand.explanation), at: 0) }
    let width = rows.map(\.0.count).max() ?? 0
    let table = rows.map {
      "  \($0.0.padding(toLength: width, withPad: " ", startingAt: 0))  \($0.1)"
    }
    let examples = subcommand.examples.map { "  \($0.command)\n      \($0.effect)" }
    return """
      \(subcommand.summary)

      Usage: gradus \(subcommand.name)\(operand)\(subcommand.options.isEmpty ? "" : " [OPTION…]")

      \(table.joined(separator: "\n"))

      Examples:
      \(examples.joined(separator: "\n"))
      """
  }
}
