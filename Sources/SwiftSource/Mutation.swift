internal import SwiftOperators
internal import SwiftParser
internal import SwiftSyntax

/// A small way to break a program: one place, and what to write there instead.
public struct Mutation: Hashable, Sendable {
  @frozen public enum Kind: String, Sendable, Codable, CaseIterable {
    case sign, arithmetic, droppedTerm, swappedOperands, comparison, logic, negatedCondition
    case constant, offByOne, axis, bound, swappedArguments, transpose, droppedCall, otherFunction
    case accumulation, droppedStatement, onePass, earlyReturn
  }

  public var kind: Kind
  /// What is changed, with enough of its surroundings to be read, and found again when lines have
  /// moved: `outputDeltas: t[p] - s[p] → t[p] + s[p]`. No two mutations of a source have the same.
  public var name: String
  public var position: SourcePosition
  /// UTF-8 offsets of what is replaced.
  public var range: Range<Int>
  public var replacement: String

  public init(
    kind: Kind, name: String, position: SourcePosition, range: Range<Int>, replacement: String
  ) {
    self.kind = kind
    self.name = name
    self.position = position
    self.range = range
    self.replacement = replacement
  }

  /// The whole source with this one change.
  public func applied(to source: String) -> String {
    let bytes = Array(source.utf8)
    return String(
      decoding: bytes[..<range.lowerBound] + Array(replacement.utf8) + bytes[range.upperBound...],
      as: UTF8.self)
  }
}

/// Every small way to break the source, in the order of their places. Some do not compile, and some
/// change nothing that can be observed: only trying tells.
public func mutations(of source: String) -> [Mutation] {
  let parsed = Parser.parse(source: source)
  // Binary operators with their operands; one that is unknown stays a flat sequence.
  let folded = OperatorTable.standardOperators.foldAll(parsed) { _ in }
  guard let file = folded.as(SourceFileSyntax.self) else { return [] }
  let finder = MutationFinder(file)
  finder.walk(file)
  var seen: Set<String> = [source]
  var names: [String: Int] = [:]
  return finder.drafts.sorted { $0.range.lowerBound < $1.range.lowerBound }.compactMap { draft in
    var mutation = draft
    guard seen.insert(mutation.applied(to: source)).inserted else { return nil }
    let count = names[mutation.name, default: 0] + 1
    names[mutation.name] = count
    if count > 1 { mutation.name += " #\(count)" }
    return mutation
  }
}
