import Foundation

/// Text in which `…` stands for any text.
struct Pattern {
  private let pieces: [String]

  init(_ text: String) { pieces = text.components(separatedBy: "…") }

  func matches(_ text: String) -> Bool {
    guard pieces.count > 1 else { return text == pieces[0] }
    guard text.hasPrefix(pieces[0]) else { return false }
    var rest = text.dropFirst(pieces[0].count)
    for piece in pieces.dropFirst().dropLast() {
      guard let found = rest.firstRange(of: piece) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(pieces[pieces.count - 1])
  }
}
