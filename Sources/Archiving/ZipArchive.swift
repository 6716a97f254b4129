import Foundation

/// A zip archive from somebody whom one need not trust, unpacked into memory: whole, or not at all.
///
/// ```swift
/// let archive = try ZipArchive(reading: url)     // or an ArchiveRefusal that says why not
/// for entry in archive.entries { print(entry.name.path, entry.bytes.count) }
/// ```
/// No name leads out of a folder that one may write the entries to, no two are the same, none is a
/// link or a device, and none is larger than `limits` allow. Nothing is ever written to a file here.
public struct ZipArchive: Sendable {
  public struct Entry: Sendable, Hashable {
    public let name: EntryName
    public let bytes: [UInt8]
  }

  /// The files, in the archive's order; folders are only parts of names.
  public let entries: [Entry]
}

extension ZipArchive {
  public init(
    reading url: URL, limits: ArchiveLimits = .submission
  ) throws(ArchiveRefusal) {
    let bytes: [UInt8]
    do {
      bytes = try UntrustedFile.bytes(at: url.path, limit: limits.packedBytes)
    } catch {
      throw ArchiveRefusal(.file(error))
    }
    try self.init(bytes, limits: limits)
  }

  public init(_ bytes: [UInt8], limits: ArchiveLimits = .submission) throws(ArchiveRefusal) {
    let directory = try ZipDirectory(of: bytes, limits: limits)
    let names = try Self.names(of: directory)
    // All that the directory says is judged before the first byte is unpacked.
    var total = 0
    for record in directory.records {
      try Self.check(record, limits)
      total += record.count
      guard total <= limits.totalBytes else {
        throw ArchiveRefusal(.totalTooLong(limit: limits.totalBytes))
      }
    }
    let places = try Self.places(of: directory, in: bytes)
    var entries: [Entry] = []
    for ((record, name), place) in zip(zip(directory.records, names), places) {
      let file = try Self.unpacked(record, of: place.data)
      if !name.isFolder { entries.append(Entry(name: name, bytes: file)) }
    }
    self.entries = entries
  }
}

extension ZipArchive {
  /// Every record's name, found to be harmless and different from all others.
  private static func names(of directory: ZipDirectory) throws(ArchiveRefusal) -> [EntryName] {
    var names: [EntryName] = []
    // Strings that look alike, composed or not, are equal in Swift.
    var files: Set<String> = []
    var folders: Set<String> = []
    for record in directory.records {
      let name: EntryName
      do {
        name = try EntryName(record)
      } catch {
        throw ArchiveRefusal(.unsafeName(error), entry: record.shownName)
      }
      let isNew = name.isFolder || files.insert(name.path).inserted
      guard isNew else { throw ArchiveRefusal(.duplicateName, entry: record.shownName) }
      if name.isFolder { folders.insert(name.path) }
      for depth in name.components.indices.dropFirst() {
        folders.insert(name.components[..<depth].joined(separator: "/"))
      }
      names.append(name)
    }
    if let both = files.intersection(folders).min() {
      throw ArchiveRefusal(.fileIsFolder, entry: both)
    }
    return names
  }

  /// Where each record's data lie. No two may share bytes: that is how small archives grow beyond
  /// all bounds.
  private static func places(
    of directory: ZipDirectory, in bytes: [UInt8]
  ) throws(ArchiveRefusal) -> [LocalHeader] {
    var places: [LocalHeader] = []
    for record in directory.records {
      places.append(try LocalHeader(of: record, in: bytes, before: directory.start))
    }
    var free = 0
    for (record, place) in zip(directory.records, places).sorted(by: { $0.0.offset < $1.0.offset })
    {
      guard record.offset >= free else {
        throw ArchiveRefusal(.overlaps, entry: record.shownName)
      }
      free = place.data.endIndex
    }
    return places
  }

  private static func check(
    _ record: ZipDirectory.Record, _ limits: ArchiveLimits
  ) throws(ArchiveRefusal) {
    func refusal(_ reason: ArchiveRefusal.Reason) -> ArchiveRefusal {
      ArchiveRefusal(reason, entry: record.shownName)
    }
    if record.isEncrypted { throw refusal(.encrypted) }
    guard record.method == 0 || record.method == 8 else {
      throw refusal(.unknownMethod(record.method))
    }
    if let kind = record.unusualKind { throw refusal(.notAFile(kind)) }
    guard record.count <= limits.fileBytes else {
      throw refusal(.fileTooLong(record.count, limit: limits.fileBytes))
    }
    if record.rawName.last == UInt8(ascii: "/"), record.count > 0 {
      throw refusal(.fileIsFolder)
    }
    if record.method == 0, record.count != record.packedCount {
      throw refusal(.contradiction("it is not packed, and yet of two lengths"))
    }
    let ratio = record.count / max(1, record.packedCount)
    guard record.count <= limits.harmlessBytes || ratio <= limits.ratio else {
      throw refusal(.bomb(ratio: ratio, limit: limits.ratio))
    }
  }

  private static func unpacked(
    _ record: ZipDirectory.Record, of packed: ArraySlice<UInt8>
  ) throws(ArchiveRefusal) -> [UInt8] {
    let file: [UInt8]
    do {
      file = record.method == 0 ? Array(packed) : try Deflate.unpacked(packed, count: record.count)
    } catch {
      throw ArchiveRefusal(.damaged, entry: record.shownName)
    }
    guard Deflate.checksum(file) == record.checksum else {
      throw ArchiveRefusal(.damaged, entry: record.shownName)
    }
    return file
  }
}

/// What stands before a file's data; it must say what the directory says.
private struct LocalHeader {
  let data: ArraySlice<UInt8>

  init(
    of record: ZipDirectory.Record, in bytes: [UInt8], before end: Int
  ) throws(ArchiveRefusal) {
    func contradiction(_ what: String) -> ArchiveRefusal {
      ArchiveRefusal(.contradiction(what), entry: record.shownName)
    }
    var reader = ZipReader(bytes, at: record.offset, end: end)
    guard try reader.four() == 0x0403_4b50 else {
      throw contradiction("it does not begin where the directory says")
    }
    _ = try reader.two()
    let flags = try reader.two()
    let method = Int(try reader.two())
    _ = try reader.four()
    let checksum = try reader.four()
    var packedCount = Int(try reader.four())
    var count = Int(try reader.four())
    let lengths = (Int(try reader.two()), Int(try reader.two()))
    let name = try reader.slice(lengths.0)
    let extra = try ExtraFields(reader.slice(lengths.1), entry: record.shownName)
    guard name == record.rawName else { throw contradiction("it has two names") }
    guard method == record.method, flags & 0x2049 == record.flags & 0x2049 else {
      throw contradiction("it is said to be packed in two ways")
    }
    if !record.hasDescriptor {
      var unused = 0
      try extra.widen(&count, &packedCount, &unused, entry: record.shownName)
      guard (packedCount, count, checksum) == (record.packedCount, record.count, record.checksum)
      else { throw contradiction("it has two lengths or checksums") }
    }
    data = try reader.slice(record.packedCount)
  }
}

extension EntryName {
  fileprivate init(_ record: ZipDirectory.Record) throws(Fault) {
    // MS-DOS, OS/2, NTFS, VFAT.
    let isWindows = [0, 6, 10, 14].contains(record.system)
    var bytes = Array(record.rawName)
    if let unicode = record.unicodeName {
      let isUTF8 = record.flags & 0x800 != 0
      guard unicode.checksum == Deflate.checksum(bytes),
        !isUTF8 || unicode.bytes.elementsEqual(bytes),
        bytes.last == UInt8(ascii: "/") || unicode.bytes.last != UInt8(ascii: "/")
      else { throw .ambiguous }
      bytes = Array(unicode.bytes)
    }
    try self.init(bytes, backslashSeparates: isWindows)
  }
}

extension ZipDirectory.Record {
  /// What kind of thing it is, if it is neither a plain file nor a folder.
  fileprivate var unusualKind: String? {
    switch mode & 0xf000 {
    case 0, 0x8000: nil
    case 0x4000: rawName.last == UInt8(ascii: "/") ? nil : "a folder with the name of a file"
    case 0xa000: "a symbolic link"
    case 0x2000, 0x6000: "a device"
    case 0x1000: "a pipe"
    case 0xc000: "a socket"
    default: "of an unknown kind"
    }
  }
}
