import Archiving

/// A zip archive put together field by field, so that any of them can lie.
struct RawZip {
  struct Entry {
    var name: [UInt8]
    var data: [UInt8]
    /// What stands for `data` in the archive, and how it is packed.
    var packed: [UInt8]
    var method: UInt16 = 0
    var flags: UInt16 = 0
    var system: UInt8 = 3
    var mode: UInt16 = 0o100644
    var checksum: UInt32
    var count: UInt32
    var packedCount: UInt32
    var localName: [UInt8]?
    var localExtra: [UInt8] = []
    var extra: [UInt8] = []
    /// In place of where it really is.
    var offset: UInt32?

    init(_ name: String, _ data: [UInt8] = Array("let a = 1\n".utf8)) {
      self.name = Array(name.utf8)
      self.data = data
      packed = data
      checksum = Deflate.checksum(data)
      count = UInt32(data.count)
      packedCount = UInt32(data.count)
    }
  }

  var entries: [Entry]
  /// In place of how many there are.
  var entryCount: UInt16?
  var directoryStart: UInt32?
  var comment: [UInt8] = []
  /// Stands before everything.
  var prefix: [UInt8] = []
  /// Stands between the directory and its end: a zip64 end and its locator.
  var beforeEnd: (_ start: Int, _ length: Int) -> [UInt8] = { _, _ in [] }

  init(_ entries: Entry...) { self.entries = entries }
}

extension RawZip.Entry {
  /// The same with some fields changed.
  func with(_ change: (inout Self) -> Void) -> Self {
    var other = self
    change(&other)
    return other
  }

  func deflated() -> Self {
    with {
      $0.packed = Deflate.packed(data)
      $0.method = 8
      $0.packedCount = UInt32($0.packed.count)
    }
  }
}

extension RawZip {
  var bytes: [UInt8] {
    var body = prefix
    var directory: [UInt8] = []
    for entry in entries {
      let place = UInt32(body.count)
      let sizes = little(entry.checksum) + little(entry.packedCount) + little(entry.count)
      let common = little(entry.flags) + little(entry.method) + little(UInt32(0x0021_0000)) + sizes
      let localName = entry.localName ?? entry.name
      body += little(UInt32(0x0403_4b50)) + little(UInt16(20)) + common
      body += little(UInt16(localName.count)) + little(UInt16(entry.localExtra.count))
      body += localName + entry.localExtra + entry.packed
      directory += little(UInt32(0x0201_4b50)) + [20, entry.system] + little(UInt16(20)) + common
      directory += little(UInt16(entry.name.count)) + little(UInt16(entry.extra.count))
      directory += [UInt8](repeating: 0, count: 6) + little(UInt32(entry.mode) << 16)
      directory += little(entry.offset ?? place) + entry.name + entry.extra
    }
    let count = entryCount ?? UInt16(entries.count)
    var end = little(UInt32(0x0605_4b50)) + [0, 0, 0, 0] + little(count) + little(count)
    end += little(UInt32(directory.count)) + little(directoryStart ?? UInt32(body.count))
    end += little(UInt16(comment.count)) + comment
    return body + directory + beforeEnd(body.count, directory.count) + end
  }

  /// Why it is refused; `nil` when it is not.
  func refusal(limits: ArchiveLimits = .submission) -> ArchiveRefusal? {
    do {
      _ = try ZipArchive(bytes, limits: limits)
      return nil
    } catch {
      return error
    }
  }
}

func little(_ value: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: value.littleEndian) { Array($0) }
}
