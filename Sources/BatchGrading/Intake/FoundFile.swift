import Archiving
import Foundation

/// A file below the folder that is graded, known by name only until it is read.
struct FoundFile: Hashable, Sendable {
  /// Folders from the uploads' root, and its own name.
  var components: [String]
  var place: FilePlace
  var changed: Date?

  var name: String { components.last ?? "" }
  var path: String { components.joined(separator: "/") }
  var isSwift: Bool { name.lowercased().hasSuffix(".swift") }
  var isArchive: Bool { name.lowercased().hasSuffix(".zip") }

  /// The same file, seen from so many folders further down.
  func below(_ count: Int) -> FoundFile {
    var file = self
    file.components.removeFirst(count)
    return file
  }
}

/// Where a file's bytes are.
public enum FilePlace: Hashable, Sendable {
  /// Below a folder that somebody else filled: no part of the way may be a link.
  case disk(root: String, components: [String])
  /// Taken out of an archive by this program.
  case unpacked(String)

  /// Bytes of the longest file that is graded.
  public static let sizeLimit = 256 << 10
}

/// Why a file's bytes cannot be graded, in one sentence.
public struct UnreadableSubmission: Error, Sendable, Hashable {
  public var reason: String
}

extension FilePlace {
  /// - Parameter name: How the file is called in a sentence.
  public func bytes(of name: String) throws(UnreadableSubmission) -> [UInt8] {
    do {
      switch self {
      case .disk(let root, let components):
        return try UntrustedFile.bytes(of: components, below: root, limit: Self.sizeLimit)
      case .unpacked(let path):
        return try UntrustedFile.bytes(at: path, limit: Self.sizeLimit)
      }
    } catch {
      throw UnreadableSubmission(reason: "\(name) \(error): hand in a Swift source file.")
    }
  }

  /// The path of an archive that is to be opened.
  var path: String {
    switch self {
    case .disk(let root, let components): ([root] + components).joined(separator: "/")
    case .unpacked(let path): path
    }
  }
}
