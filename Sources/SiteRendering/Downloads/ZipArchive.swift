/// Files packed into one, as any system unpacks (PKWARE's APPNOTE 6.3, without its extensions).
///
/// Every file carries the same date, so the same files give the same bytes.
struct ZipArchive {
  private var contents: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  mutating func add(_ path: String, _ text: String) { add(path, Array(text.utf8)) }

  mutating func add(_ path: String, _ bytes: [UInt8]) {
    let name = Array(path.utf8)
    let packed = Deflate.data(bytes)
    // Version 2.0, names in UTF-8, deflated, 1 January 1980.
    let shared =
      word(20) + word(0x0800) + word(8) + word(0) + word(0x21)
      + double(Int(Deflate.checksum(bytes))) + double(packed.count) + double(bytes.count)
      + word(name.count) + word(0)
    let offset = contents.count
    contents += double(0x0403_4B50) + shared + name + packed
    // Made on Unix, a plain file that its owner may write.
    directory += double(0x0201_4B50) + word(0x0314) + shared + word(0) + word(0) + word(0)
    directory += double(0o100644 << 16) + double(offset) + name
    count += 1
  }

  var bytes: [UInt8] {
    contents + directory + double(0x0605_4B50) + word(0) + word(0) + word(count) + word(count)
      + double(directory.count) + double(contents.count) + word(0)
  }

  private func word(_ number: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
  }

  private func double(_ number: Int) -> [UInt8] { word(number) + word(number >> 16) }
}
