/// The name of a file in an archive, once it is known to be harmless: relative, without a step
/// upwards, and showing as what it is.
public struct EntryName: Sendable, Hashable {
  /// Its folders and its own name, outermost first.
  public let components: [String]
  /// The archive says that it is a folder.
  public let isFolder: Bool

  public var path: String { components.joined(separator: "/") }

  /// Bytes of the longest name, and of the longest part of it: what Linux can store.
  static let longest = 1024
  static let longestComponent = 255
  static let deepest = 32
}

extension EntryName {
  /// Why a name is not allowed.
  public enum Fault: Error, Sendable, Hashable, CustomStringConvertible {
    case empty
    case notUTF8
    case absolute
    case upwards
    case backslash
    case emptyComponent
    case tooLong
    case tooDeep
    /// A character that does not show, or changes how others show.
    case invisible(UInt32)
    /// Two names in different places of the archive.
    case ambiguous

    public var description: String {
      switch self {
      case .empty: "it is empty"
      case .notUTF8: "it is not text in UTF-8"
      case .absolute: "it begins at the root of a file system"
      case .upwards: "it leads out of its folder"
      case .backslash: "it has a backslash in it"
      case .emptyComponent: "a part of it is empty"
      case .tooLong: "it is too long"
      case .tooDeep: "it lies in more than \(EntryName.deepest) folders"
      case .invisible(let scalar): "it has the character U+\(hexadecimal(scalar)) in it"
      case .ambiguous: "two different ones are given"
      }
    }
  }

  /// - Parameter backslashSeparates: Some programs for Windows write `\` for `/`.
  init(_ bytes: [UInt8], backslashSeparates: Bool) throws(Fault) {
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= Self.longest else { throw .tooLong }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
    if let scalar = text.unicodeScalars.first(where: \.isInvisible) {
      throw .invisible(scalar.value)
    }
    // By bytes: a combining mark after a slash would make one Character of the two.
    let slash = UInt8(ascii: "/")
    let backslash = UInt8(ascii: "\\")
    guard backslashSeparates || !bytes.contains(backslash) else { throw .backslash }
    let separated = bytes.map { $0 == backslash ? slash : $0 }
    guard separated.first != slash else { throw .absolute }
    // A drive of Windows.
    if separated.dropFirst().first == UInt8(ascii: ":") { throw .absolute }
    var parts = separated.split(separator: slash, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    isFolder = parts.last == ""
    if isFolder { parts.removeLast() }
    parts.removeAll { $0 == "." }
    guard !parts.contains("") else { throw .emptyComponent }
    guard !parts.contains("..") else { throw .upwards }
    guard !parts.isEmpty || isFolder else { throw .empty }
    guard parts.allSatisfy({ $0.utf8.count <= Self.longestComponent }) else { throw .tooLong }
    guard parts.count <= Self.deepest else { throw .tooDeep }
    components = parts
  }

  /// Bytes of a name as they can be shown, whatever they are.
  static func shown(_ bytes: some Sequence<UInt8>) -> String {
    let text = String(decoding: Array(bytes.prefix(200)), as: UTF8.self)
    return text.unicodeScalars.map {
      $0.isInvisible ? "\\u{\(hexadecimal($0.value))}" : String($0)
    }.joined()
  }
}

extension Unicode.Scalar {
  /// Controls, line ends, directions, zero-width characters; joiners alone are part of how some
  /// scripts are written.
  fileprivate var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: true
    case .format: value != 0x200C && value != 0x200D
    default: properties.isNoncharacterCodePoint
    }
  }
}

private func hexadecimal(_ value: UInt32) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
