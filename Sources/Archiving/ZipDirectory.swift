/// What a zip archive says that it holds: its central directory, read strictly.
///
/// ```
/// local header, data | local header, data | … | directory | [zip64 end, its locator] | end, comment
/// ```
/// Nothing may stand before the first header or after the end, and the directory must end where the
/// end begins: programs that search for these places are made to disagree by archives that do not
/// keep to them. Source: PKWARE's APPNOTE 6.3.10.
struct ZipDirectory {
  var records: [Record] = []
  /// Where the directory begins, and so where the last file's data must have ended.
  let start: Int

  struct Record {
    var flags: UInt16
    var method: Int
    var checksum: UInt32
    var packedCount: Int
    var count: Int
    /// The name's bytes as the directory and the local header have them.
    var rawName: ArraySlice<UInt8>
    /// The name in UTF-8 of Info-ZIP's extra field, which says of which raw name it is one.
    var unicodeName: UnicodeName?
    /// The operating system of the program that packed it.
    var system: UInt8
    /// Type and rights of the file on Unix; 0 when it was packed elsewhere.
    var mode: UInt16
    var offset: Int

    var isEncrypted: Bool { flags & 0x2041 != 0 }
    /// Sizes and checksum stand behind the data, and in the local header not yet.
    var hasDescriptor: Bool { flags & 8 != 0 }
    var shownName: String { EntryName.shown(rawName) }
  }

  struct UnicodeName {
    var checksum: UInt32
    var bytes: ArraySlice<UInt8>
  }
}

extension ZipDirectory {
  init(of bytes: [UInt8], limits: ArchiveLimits) throws(ArchiveRefusal) {
    let end = try EndRecord(of: bytes)
    guard end.count <= limits.entries else {
      throw ArchiveRefusal(.tooManyEntries(end.count, limit: limits.entries))
    }
    start = end.start
    var reader = ZipReader(bytes, at: end.start, end: end.end)
    for _ in 0..<end.count { records.append(try Record(&reader)) }
    guard reader.position == end.end else {
      throw ArchiveRefusal(.contradiction("its directory holds more than it says"))
    }
  }
}

extension ZipDirectory.Record {
  fileprivate init(_ reader: inout ZipReader) throws(ArchiveRefusal) {
    guard try reader.four() == 0x0201_4b50 else {
      throw ArchiveRefusal(.contradiction("its directory is not where it should be"))
    }
    system = UInt8(try reader.two() >> 8)
    _ = try reader.two()
    flags = try reader.two()
    method = Int(try reader.two())
    _ = try reader.four()
    checksum = try reader.four()
    packedCount = Int(try reader.four())
    count = Int(try reader.four())
    let lengths = (Int(try reader.two()), Int(try reader.two()), Int(try reader.two()))
    let disk = try reader.two()
    _ = try reader.two()
    let attributes = try reader.four()
    mode = UInt16(attributes >> 16)
    offset = Int(try reader.four())
    rawName = try reader.slice(lengths.0)
    let shown = EntryName.shown(rawName)
    let extra = try ExtraFields(reader.slice(lengths.1), entry: shown)
    _ = try reader.slice(lengths.2)
    guard disk == 0 else { throw ArchiveRefusal(.severalVolumes) }
    try extra.widen(&count, &packedCount, &offset, entry: shown)
    unicodeName = extra.unicodeName
  }
}

/// Where the directory stands, and how many records it has.
private struct EndRecord {
  var count: Int
  var start: Int
  var end: Int

  init(of bytes: [UInt8]) throws(ArchiveRefusal) {
    guard bytes.starts(with: [0x50, 0x4b]) else { throw ArchiveRefusal(.notAnArchive) }
    let size = 22
    // The comment behind it may be 65,535 bytes long. The last place whose comment reaches exactly
    // to the end of the file.
    var place = bytes.count - size
    let first = max(0, place - 0xffff)
    while true {
      guard place >= first else { throw ArchiveRefusal(.truncated) }
      if bytes[place] == 0x50, bytes[place..<place + 4].elementsEqual([0x50, 0x4b, 5, 6]) {
        let comment = Int(bytes[place + 20]) | Int(bytes[place + 21]) << 8
        if place + size + comment == bytes.count { break }
      }
      place -= 1
    }
    var reader = ZipReader(bytes, at: place + 4, end: bytes.count)
    let disks = [try reader.two(), try reader.two()]
    let counts = [Int(try reader.two()), Int(try reader.two())]
    let length = Int(try reader.four())
    start = Int(try reader.four())
    count = counts[1]
    end = place
    if let wide = try WideEndRecord(of: bytes, before: place) {
      guard Self.agree(count, wide.count, 0xffff), Self.agree(length, wide.length, 0xffff_ffff),
        Self.agree(start, wide.start, 0xffff_ffff)
      else { throw ArchiveRefusal(.contradiction("its two ends differ")) }
      (count, start, end) = (wide.count, wide.start, wide.place)
      guard start >= 0, start <= end, wide.length == end - start else {
        throw ArchiveRefusal(.contradiction("its directory lies outside of it"))
      }
    } else {
      guard disks == [0, 0] else { throw ArchiveRefusal(.severalVolumes) }
      guard counts[0] == counts[1] else {
        throw ArchiveRefusal(.contradiction("it counts its files in two ways"))
      }
      guard start <= end, length == end - start else {
        throw ArchiveRefusal(.contradiction("its directory lies outside of it"))
      }
    }
    // Each record takes 46 bytes at least: so a count cannot cost more than the file is long.
    guard count <= (end - start) / 46 else {
      throw ArchiveRefusal(.contradiction("it counts more files than it has"))
    }
  }

  /// A number of the short end is the wide one's, or says that it is to be found there.
  private static func agree(_ short: Int, _ wide: Int, _ unsaid: Int) -> Bool {
    short == wide || short == unsaid
  }
}

/// The end record of archives above 4 GB, which some programs write always.
private struct WideEndRecord {
  var count: Int
  var length: Int
  var start: Int
  var place: Int

  /// `nil` when there is no locator of one before `end`.
  init?(of bytes: [UInt8], before end: Int) throws(ArchiveRefusal) {
    let locator = end - 20
    guard locator >= 0, bytes[locator..<locator + 4].elementsEqual([0x50, 0x4b, 6, 7]) else {
      return nil
    }
    var reader = ZipReader(bytes, at: locator + 4, end: end)
    let disk = try reader.four()
    let place = try reader.eight()
    let disks = try reader.four()
    // Without an extensible part, which nobody writes, it stands right before its locator.
    guard disk == 0, disks <= 1, place == locator - 56, place >= 0 else {
      throw ArchiveRefusal(.contradiction("its zip64 end is not where it says"))
    }
    reader = ZipReader(bytes, at: place, end: locator)
    guard try reader.four() == 0x0606_4b50, try reader.eight() == 44 else {
      throw ArchiveRefusal(.contradiction("its zip64 end is not where it says"))
    }
    _ = try reader.four()
    guard try reader.four() == 0, try reader.four() == 0 else {
      throw ArchiveRefusal(.severalVolumes)
    }
    let here = try reader.eight()
    count = try reader.eight()
    length = try reader.eight()
    start = try reader.eight()
    self.place = place
    guard here == count, count >= 0 else {
      throw ArchiveRefusal(.contradiction("it counts its files in two ways"))
    }
  }
}
