/// What a `.npy` file says about its array: a Python dictionary of three entries.
struct NumPyHeader {
  let element: String
  let shape: [Int]

  /// Reads `{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }`, entries in any order.
  init(_ bytes: ArraySlice<UInt8>, path: String) throws(DataFileError) {
    guard bytes.allSatisfy({ $0 < 128 }) else {
      throw DataFileError(path, expected: "a header in ASCII", found: "other bytes")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    var scanner = Scanner(rest: text[...])
    var (element, shape): (String?, [Int]?) = (nil, nil)
    var order: Bool?
    var isWhole = scanner.skip("{")
    while isWhole && !scanner.skip("}") {
      guard let key = scanner.quoted(), scanner.skip(":") else {
        isWhole = false
        break
      }
      switch key {
      case "descr" where element == nil: element = scanner.quoted()
      case "fortran_order" where order == nil: order = scanner.truth()
      case "shape" where shape == nil: shape = scanner.lengths()
      default: isWhole = false
      }
      isWhole = isWhole && (scanner.skip(",") || scanner.isAtBrace)
    }
    guard isWhole, scanner.isAtEnd, let element, let shape, let order else {
      throw DataFileError(
        path, expected: "a header with descr, fortran_order and shape", found: "'\(text)'")
    }
    guard !order else {
      throw DataFileError(path, expected: "C order", found: "Fortran's order")
    }
    self.element = element
    self.shape = shape
  }
}

/// The few words of Python that a header may contain.
private struct Scanner {
  var rest: Substring

  var isAtEnd: Bool { rest.allSatisfy(\.isWhitespace) }
  var isAtBrace: Bool { rest.drop(while: \.isWhitespace).first == "}" }

  /// Passes spaces and `word`, if it is next.
  mutating func skip(_ word: String) -> Bool {
    let next = rest.drop(while: \.isWhitespace)
    guard next.hasPrefix(word) else { return false }
    rest = next.dropFirst(word.count)
    return true
  }

  mutating func quoted() -> String? {
    for quote in ["'", "\""] where skip(quote) {
      guard let end = rest.firstIndex(of: Character(quote)) else { return nil }
      let text = String(rest[..<end])
      rest = rest[rest.index(after: end)...]
      return text
    }
    return nil
  }

  mutating func truth() -> Bool? {
    if skip("True") { return true }
    return skip("False") ? false : nil
  }

  /// `(2, 3)`, `(5,)` or `()`.
  mutating func lengths() -> [Int]? {
    guard skip("(") else { return nil }
    var lengths: [Int] = []
    while !skip(")") {
      let digits = rest.drop(while: \.isWhitespace).prefix { ("0"..."9").contains($0) }
      guard let length = Int(digits) else { return nil }
      _ = skip(String(digits))
      lengths.append(length)
      guard skip(",") || rest.drop(while: \.isWhitespace).first == ")" else { return nil }
    }
    return lengths
  }
}
