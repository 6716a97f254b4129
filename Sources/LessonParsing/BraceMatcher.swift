/// Finds the brace that closes a piece of Swift: not one in a string, nor one of a closure.
struct BraceMatcher {
  let bytes: [UInt8]
  /// Where the search ends.
  let limit: Int

  /// The offset of the `}` that matches an opening brace before `start`.
  func closingBrace(from start: Int) -> Int? {
    closing(UInt8(ascii: "}"), from: start)
  }

  private func closing(_ mark: UInt8, from start: Int) -> Int? {
    var index = start
    while index < limit {
      let byte = bytes[index]
      if byte == mark { return index }
      let inner: Int?
      switch byte {
      case UInt8(ascii: "{"): inner = closing(UInt8(ascii: "}"), from: index + 1)
      case UInt8(ascii: "("): inner = closing(UInt8(ascii: ")"), from: index + 1)
      case UInt8(ascii: "\""): inner = closingQuote(from: index + 1)
      default: inner = index
      }
      guard let inner else { return nil }
      index = inner + 1
    }
    return nil
  }

  private func closingQuote(from start: Int) -> Int? {
    var index = start
    while index < limit {
      switch bytes[index] {
      case UInt8(ascii: "\""): return index
      case UInt8(ascii: "\\") where index + 1 < limit && bytes[index + 1] == UInt8(ascii: "("):
        guard let end = closing(UInt8(ascii: ")"), from: index + 2) else { return nil }
        index = end + 1
      case UInt8(ascii: "\\"): index += 2
      default: index += 1
      }
    }
    return nil
  }
}
