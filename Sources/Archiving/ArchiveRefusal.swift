/// Why an archive is not unpacked: nothing of it is, whatever else it holds.
public struct ArchiveRefusal: Error, Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    /// The file itself: a link, a pipe, longer than allowed, not to be read.
    case file(UntrustedFileError)
    case notAnArchive
    case truncated
    case severalVolumes
    /// Numbers that contradict each other, such as a directory that lies outside the file.
    case contradiction(String)
    case tooManyEntries(Int, limit: Int)
    case unsafeName(EntryName.Fault)
    case duplicateName
    /// Something else of the archive would have to be a folder and a file at once.
    case fileIsFolder
    case encrypted
    case unknownMethod(Int)
    /// A symbolic link, a device, a pipe: the kind's name.
    case notAFile(String)
    case overlaps
    case fileTooLong(Int, limit: Int)
    case totalTooLong(limit: Int)
    case bomb(ratio: Int, limit: Int)
    /// Unpacking gave fewer, more or other bytes than were announced.
    case damaged
  }

  public var reason: Reason
  /// The entry that is refused, as it is to be shown; `nil` when it is the archive as a whole.
  public var entry: String?

  package init(_ reason: Reason, entry: String? = nil) {
    self.reason = reason
    self.entry = entry
  }
}

extension ArchiveRefusal: CustomStringConvertible {
  /// One sentence for the person who handed the archive in.
  public var description: String {
    let subject = entry.map { "“\($0)” in the archive" } ?? "The archive"
    return switch reason {
    case .file(let error): "The archive \(error)."
    case .notAnArchive: "This is not a zip archive."
    case .truncated: "The archive is cut off: hand it in once more."
    case .severalVolumes: "The archive is a part of a larger one."
    case .contradiction(let what): "\(subject) contradicts itself: \(what)."
    case .tooManyEntries(let count, let limit):
      "The archive holds \(count) files; \(limit) are allowed."
    case .unsafeName(let fault): "\(subject) has a name that is not allowed: \(fault)."
    case .duplicateName: "\(subject) is there twice."
    case .fileIsFolder: "\(subject) is a file and a folder at once."
    case .encrypted: "\(subject) is encrypted: hand in an archive without a password."
    case .unknownMethod(let number):
      "\(subject) is packed by method \(number): use the ordinary one, “deflate”."
    case .notAFile(let kind): "\(subject) is \(kind): hand in plain files only."
    case .overlaps: "\(subject) shares its bytes with another file."
    case .fileTooLong(let count, let limit):
      "\(subject) is \(count) bytes long; \(limit) are allowed."
    case .totalTooLong(let limit):
      "The files of the archive are longer than the \(limit) bytes that are allowed in all."
    case .bomb(let ratio, let limit):
      "\(subject) would grow \(ratio) times when unpacked; \(limit) times is allowed."
    case .damaged: "\(subject) is damaged: it does not unpack to what was packed."
    }
  }
}
