/// Takes little-endian numbers from a part of an archive, or refuses the archive as cut off.
struct ZipReader {
  private let bytes: [UInt8]
  private(set) var position: Int
  private let end: Int

  init(_ bytes: [UInt8], at position: Int, end: Int) {
    self.bytes = bytes
    self.position = position
    self.end = min(end, bytes.count)
  }

  mutating func slice(_ count: Int) throws(ArchiveRefusal) -> ArraySlice<UInt8> {
    guard position >= 0, count >= 0, count <= end - position else {
      throw ArchiveRefusal(.truncated)
    }
    defer { position += count }
    return bytes[position..<position + count]
  }

  mutating func two() throws(ArchiveRefusal) -> UInt16 {
    UInt16(truncatingIfNeeded: try number(2))
  }

  mutating func four() throws(ArchiveRefusal) -> UInt32 {
    UInt32(truncatingIfNeeded: try number(4))
  }

  /// Negative when it is 2⁶³ or more, which no true size is.
  mutating func eight() throws(ArchiveRefusal) -> Int {
    Int(truncatingIfNeeded: try number(8))
  }

  private mutating func number(_ size: Int) throws(ArchiveRefusal) -> UInt64 {
    try slice(size).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}

/// What programs add to an entry beyond the format's first version.
struct ExtraFields {
  private(set) var unicodeName: ZipDirectory.UnicodeName?
  private var wideNumbers: ArraySlice<UInt8>?

  init(_ bytes: ArraySlice<UInt8>, entry: String) throws(ArchiveRefusal) {
    var reader = ZipReader(Array(bytes), at: 0, end: bytes.count)
    // Some programs fill up with fewer bytes than a field's head has.
    while bytes.count - reader.position >= 4 {
      let tag = try reader.two()
      let field: ArraySlice<UInt8>
      do {
        field = try reader.slice(Int(reader.two()))
      } catch {
        throw ArchiveRefusal(
          .contradiction("an extra field is longer than all of them"), entry: entry)
      }
      switch tag {
      case 0x0001:
        guard wideNumbers == nil else {
          throw ArchiveRefusal(.contradiction("it has two zip64 fields"), entry: entry)
        }
        wideNumbers = field
      case 0x7075:
        // Version 1, the checksum of the raw name, the name.
        guard unicodeName == nil, field.count >= 5, field.first == 1 else {
          throw ArchiveRefusal(.unsafeName(.ambiguous), entry: entry)
        }
        var inner = ZipReader(Array(field), at: 1, end: field.count)
        unicodeName = .init(
          checksum: try inner.four(), bytes: try inner.slice(field.count - 5))
      default: break
      }
    }
  }

  /// Replaces the numbers that did not fit into 32 bits, in the order that the format lays down.
  func widen(
    _ count: inout Int, _ packedCount: inout Int, _ offset: inout Int, entry: String
  ) throws(ArchiveRefusal) {
    var reader = ZipReader(Array(wideNumbers ?? []), at: 0, end: wideNumbers?.count ?? 0)
    do {
      if count == 0xffff_ffff { count = try reader.eight() }
      if packedCount == 0xffff_ffff { packedCount = try reader.eight() }
      if offset == 0xffff_ffff { offset = try reader.eight() }
    } catch {
      throw ArchiveRefusal(.contradiction("its zip64 numbers are missing"), entry: entry)
    }
    guard count >= 0, packedCount >= 0, offset >= 0 else {
      throw ArchiveRefusal(.contradiction("its zip64 numbers are absurd"), entry: entry)
    }
  }
}
