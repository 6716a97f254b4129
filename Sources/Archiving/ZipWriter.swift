/// Makes a zip archive of files in memory: the same files give the same bytes.
///
/// ```swift
/// var zip = ZipWriter()
/// zip.add("run_autograder", Array(script.utf8), isExecutable: true)
/// try Data(zip.bytes).write(to: url)
/// ```
public struct ZipWriter: Sendable {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var names: Set<String> = []

  public init() {}
}

extension ZipWriter {
  /// Adds a file under a relative name such as `source/lesson.md`.
  public mutating func add(_ name: String, _ bytes: [UInt8], isExecutable: Bool = false) {
    let raw = Array(name.utf8)
    let parsed = try? EntryName(raw, backslashSeparates: false)
    precondition(parsed?.path == name, "“\(name)” cannot be a file's name in an archive.")
    precondition(names.insert(name).inserted, "“\(name)” is in the archive already.")
    precondition(bytes.count < 1 << 31 && body.count < 1 << 31, "The archive passes 2 GB.")
    let deflated = Deflate.packed(bytes)
    let isPacked = deflated.count < bytes.count
    let data = isPacked ? deflated : bytes
    let offset = UInt32(body.count)

    // What local header and directory have in common: version 2.0, names in UTF-8, method, the
    // first of January 1980, checksum, lengths.
    var common: [UInt8] = []
    common.append(two: 20)
    common.append(two: 0x0800)
    common.append(two: isPacked ? 8 : 0)
    common.append(four: 0x0021_0000)
    common.append(four: Deflate.checksum(bytes))
    common.append(four: UInt32(data.count))
    common.append(four: UInt32(bytes.count))
    common.append(two: UInt16(raw.count))
    common.append(two: 0)

    body.append(four: 0x0403_4b50)
    body += common + raw + data

    directory.append(four: 0x0201_4b50)
    // Made on Unix, so that the rights below are read.
    directory.append(two: 3 << 8 | 20)
    directory += common
    directory.append(two: 0)
    directory.append(two: 0)
    directory.append(two: 0)
    directory.append(four: (isExecutable ? 0o100755 : 0o100644) << 16)
    directory.append(four: offset)
    directory += raw
  }

  /// The whole archive.
  public var bytes: [UInt8] {
    precondition(names.count < 0xffff, "The archive holds more than 65,534 files.")
    var end: [UInt8] = []
    end.append(four: 0x0605_4b50)
    end.append(four: 0)
    end.append(two: UInt16(names.count))
    end.append(two: UInt16(names.count))
    end.append(four: UInt32(directory.count))
    end.append(four: UInt32(body.count))
    end.append(two: 0)
    return body + directory + end
  }
}

extension [UInt8] {
  fileprivate mutating func append(two value: UInt16) {
    self += [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)]
  }

  fileprivate mutating func append(four value: UInt32) {
    append(two: UInt16(truncatingIfNeeded: value))
    append(two: UInt16(value >> 16))
  }
}
