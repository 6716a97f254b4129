import Foundation
import Testing

import Archiving

@Test func `what the writer packs, the reader unpacks`() throws {
  var zip = ZipWriter()
  let long = [UInt8](repeating: 7, count: 300_000)
  zip.add("a.swift", Array("let a = 1\n".utf8))
  zip.add("folder/Ψ.swift", long)
  zip.add("empty", [])
  let archive = try ZipArchive(zip.bytes)
  #expect(archive.entries.map(\.name.path) == ["a.swift", "folder/Ψ.swift", "empty"])
  #expect(archive.entries[1].bytes == long)
  #expect(archive.entries[2].bytes == [])
  #expect(zip.bytes.count < 2000, "equal bytes are packed")
}

@Test func `an archive of another program is read, and ours by another program`() throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "zip-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  var zip = ZipWriter()
  zip.add("run", Array("#!/bin/sh\n".utf8), isExecutable: true)
  zip.add("s/a.swift", [UInt8](repeating: 65, count: 5000))
  try Data(zip.bytes).write(to: folder.appending(path: "ours.zip"))
  let script = """
    import os, sys, zipfile
    os.chdir(sys.argv[1])
    ours = zipfile.ZipFile("ours.zip")
    assert ours.testzip() is None
    assert ours.getinfo("run").external_attr >> 16 == 0o100755
    assert ours.read("s/a.swift") == b"A" * 5000
    with zipfile.ZipFile("theirs.zip", "w", zipfile.ZIP_DEFLATED) as theirs:
      theirs.mkdir("sub")
      theirs.writestr("sub/a.swift", b"let a = 1\\n")
      with theirs.open("sub/größer.swift", "w", force_zip64=True) as file: file.write(b"B" * 70000)
    class Pipe:
      def __init__(self, file): self.file = file
      def write(self, b): return self.file.write(b)
      def flush(self): self.file.flush()
    with zipfile.ZipFile(Pipe(open("streamed.zip", "wb")), "w", zipfile.ZIP_DEFLATED) as streamed:
      streamed.writestr("a.swift", b"C" * 1000)
    """
  let python = Process()
  python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  python.arguments = ["python3", "-c", script, folder.path]
  try python.run()
  python.waitUntilExit()
  #expect(python.terminationStatus == 0)
  let theirs = try ZipArchive(reading: folder.appending(path: "theirs.zip"))
  #expect(theirs.entries.map(\.name.path) == ["sub/a.swift", "sub/größer.swift"])
  #expect(theirs.entries.last?.bytes == [UInt8](repeating: 66, count: 70_000))
  // Written without going back: lengths and checksum stand behind the data.
  let streamed = try ZipArchive(reading: folder.appending(path: "streamed.zip"))
  #expect(streamed.entries.map(\.bytes.count) == [1000])
}

@Test(arguments: [
  ("../a.swift", EntryName.Fault.upwards), ("a/../../b.swift", .upwards), ("a/..", .upwards),
  ("/etc/passwd", .absolute), ("//a", .absolute), ("C:/a.swift", .absolute), ("c:a", .absolute),
  ("", .empty), (".", .empty), ("a//b.swift", .emptyComponent), ("..\\a.swift", .backslash),
  ("a\nb.swift", .invisible(10)), ("a\u{0}.swift", .invisible(0)),
  ("\u{1B}[2Ja.swift", .invisible(0x1B)), ("a\u{202E}tfiws.", .invisible(0x202E)),
  ("a\u{2028}b", .invisible(0x2028)), ("a\u{200B}b", .invisible(0x200B)),
  ("\u{FEFF}a", .invisible(0xFEFF)), ("a\u{85}", .invisible(0x85)),
  (String(repeating: "a", count: 256), .tooLong),
  (String(repeating: "a/", count: 600) + "a", .tooLong),
  (String(repeating: "a/", count: 40) + "a", .tooDeep),
])
func `a name that leads elsewhere or does not show is refused`(
  name: String, fault: EntryName.Fault
) {
  let refusal = RawZip(.init("fine.swift"), .init(name)).refusal()
  #expect(refusal?.reason == .unsafeName(fault))
  let said = refusal?.description ?? ""
  #expect(said.unicodeScalars.allSatisfy { $0.value >= 32 && !$0.properties.isBidiControl })
}

@Test func `a name in another encoding is refused, and one with its Unicode name is not`() throws {
  let latin = RawZip.Entry("x").with { $0.name = [0x4c, 0xf6, 0x73] }
  #expect(RawZip(latin).refusal()?.reason == .unsafeName(.notUTF8))
  let unicode = latin.with {
    let name = Array("Lös".utf8)
    $0.extra =
      [0x75, 0x70] + little(UInt16(5 + name.count)) + [1] + little(Deflate.checksum($0.name)) + name
  }
  #expect(try ZipArchive(RawZip(unicode).bytes).entries.map(\.name.path) == ["Lös"])
  let other = RawZip.Entry("harmless").with {
    $0.extra = [0x75, 0x70, 7, 0, 1, 0, 0, 0, 0] + Array("x/".utf8)
  }
  #expect(RawZip(other).refusal()?.reason == .unsafeName(.ambiguous))
}

@Test func `folders in a name of Windows are folders`() throws {
  let entry = RawZip.Entry("a\\b.swift").with {
    $0.system = 0; $0.mode = 0
  }
  #expect(try ZipArchive(RawZip(entry).bytes).entries.map(\.name.path) == ["a/b.swift"])
  let upwards = RawZip.Entry("..\\b.swift").with {
    $0.system = 0; $0.mode = 0
  }
  #expect(RawZip(upwards).refusal()?.reason == .unsafeName(.upwards))
}

@Test func `two names that are the same, or a file in a file, are refused`() {
  #expect(RawZip(.init("a"), .init("a")).refusal()?.reason == .duplicateName)
  #expect(RawZip(.init("a"), .init("./a")).refusal()?.reason == .duplicateName)
  #expect(RawZip(.init("é"), .init("e\u{301}")).refusal()?.reason == .duplicateName)
  #expect(RawZip(.init("a"), .init("a/b")).refusal()?.reason == .fileIsFolder)
  #expect(RawZip(.init("a"), .init("a/", [])).refusal()?.reason == .fileIsFolder)
  #expect(RawZip(.init("a/", [1])).refusal()?.reason == .fileIsFolder)
}

@Test(arguments: [
  (0xa000, "a symbolic link"), (0x2000, "a device"), (0x6000, "a device"), (0x1000, "a pipe"),
  (0xc000, "a socket"), (0x4000, "a folder with the name of a file"),
  (0x7000, "of an unknown kind"),
])
func `what is no plain file is refused`(mode: UInt16, kind: String) {
  let entry = RawZip.Entry("a", Array("/etc/passwd".utf8)).with { $0.mode = mode | 0o777 }
  #expect(RawZip(entry).refusal()?.reason == .notAFile(kind))
  // Whatever system it says that it was packed on.
  #expect(RawZip(entry.with { $0.system = 0 }).refusal()?.reason == .notAFile(kind))
}

@Test func `encrypted, split and strangely packed archives are refused`() {
  #expect(RawZip(.init("a").with { $0.flags = 1 }).refusal()?.reason == .encrypted)
  #expect(RawZip(.init("a").with { $0.flags = 0x2000 }).refusal()?.reason == .encrypted)
  #expect(RawZip(.init("a").with { $0.method = 14 }).refusal()?.reason == .unknownMethod(14))
  #expect(refusal(of: [0x50, 0x4b, 5, 6, 1] + [UInt8](repeating: 0, count: 17)) == .severalVolumes)
}

@Test func `what is cut off, or no archive at all, is said to be so`() {
  let whole = RawZip(.init("a"), .init("b").deflated()).bytes
  for count in 0..<whole.count {
    let reason = refusal(of: Array(whole.prefix(count)))
    #expect(reason == (count < 2 ? .notAnArchive : .truncated))
  }
  #expect(refusal(of: Array("import NN\n".utf8)) == .notAnArchive)
}

@Test func `an archive with something before it or behind it is refused`() {
  #expect(RawZip(.init("a")).refusal() == nil)
  var prefixed = RawZip(.init("a"))
  prefixed.prefix = Array("#!/bin/sh\n".utf8)
  #expect(prefixed.refusal()?.reason == .notAnArchive)
  #expect(refusal(of: RawZip(.init("a")).bytes + [0]) == .truncated)
  var commented = RawZip(.init("a"))
  commented.comment = Array("handed in on time".utf8)
  #expect(commented.refusal() == nil)
}

@Test func `numbers that contradict each other are refused`() {
  func expectContradiction(_ zip: RawZip, sourceLocation: SourceLocation = #_sourceLocation) {
    guard case .contradiction = zip.refusal()?.reason else {
      Issue.record("it was \(zip.refusal()?.description ?? "read")", sourceLocation: sourceLocation)
      return
    }
  }
  expectContradiction(RawZip(.init("a").with { $0.localName = Array("b".utf8) }))
  expectContradiction(RawZip(.init("a").with { $0.count = 3 }))
  expectContradiction(RawZip(.init("a"), .init("b").with { $0.offset = 5 }))
  var zip = RawZip(.init("a"))
  zip.directoryStart = 3
  expectContradiction(zip)
  zip = RawZip(.init("a"), .init("b"))
  zip.entryCount = 1
  expectContradiction(zip)
  zip.entryCount = 400
  expectContradiction(zip)
  expectContradiction(RawZip(.init("a").with { $0.extra = [1, 0, 200, 0] }))
  // 2⁶⁴ − 1 bytes, in zip64's numbers; and none where some are announced.
  expectContradiction(
    RawZip(
      .init("a").with {
        $0.count = 0xffff_ffff
        $0.extra = [1, 0, 8, 0] + [UInt8](repeating: 0xff, count: 8)
      }))
  expectContradiction(RawZip(.init("a").with { $0.count = 0xffff_ffff }))
}

@Test func `a sound zip64 end is read, and one that lies is refused`() throws {
  func end(count: Int, start: Int, length: Int, at place: Int) -> [UInt8] {
    var bytes = little(UInt32(0x0606_4b50)) + little(UInt64(44)) + [45, 0, 45, 0]
    bytes += little(UInt64(0)) + little(UInt64(count)) + little(UInt64(count))
    bytes += little(UInt64(length)) + little(UInt64(start))
    bytes += little(UInt32(0x0706_4b50)) + little(UInt32(0)) + little(UInt64(place))
    return bytes + little(UInt32(1))
  }
  var zip = RawZip(.init("a"))
  zip.beforeEnd = { end(count: 1, start: $0, length: $1, at: $0 + $1) }
  #expect(try ZipArchive(zip.bytes).entries.count == 1)
  zip.beforeEnd = { end(count: 2, start: $0, length: $1, at: $0 + $1) }
  #expect(zip.refusal()?.reason == .contradiction("its two ends differ"))
  zip.beforeEnd = { end(count: 1, start: $0, length: $1, at: 1 << 62 | $1) }
  #expect(zip.refusal()?.reason == .contradiction("its zip64 end is not where it says"))
  zip.entryCount = 0xffff
  zip.beforeEnd = { end(count: 1 << 60, start: $0, length: $1, at: $0 + $1) }
  #expect(
    zip.refusal(limits: .collection)?.reason
      == .contradiction("it counts more files than it has"))
}

@Test func `bombs are refused before they are unpacked, and lies while they are`() {
  let zeros = [UInt8](repeating: 0, count: 4 << 20)
  let bomb = RawZip.Entry("bomb", zeros).deflated()
  guard case .bomb(let ratio, 200) = RawZip(bomb).refusal()?.reason else {
    Issue.record("it is no bomb")
    return
  }
  #expect(ratio > 900)
  // It says that it is short, and goes on.
  let liar = bomb.with { $0.count = 1000 }
  #expect(RawZip(liar).refusal()?.reason == .damaged)
  #expect(
    RawZip(bomb.with { $0.count = 1 << 30 }).refusal()?.reason
      == .fileTooLong(1 << 30, limit: 16 << 20))
  // Two files made of the same bytes, as in the bombs without recursion.
  let first = RawZip.Entry("a", [UInt8](repeating: 1, count: 100))
  let overlap = RawZip(
    first,
    .init("b").with {
      $0.offset = 0; $0.localName = Array("a".utf8)
    })
  #expect(overlap.refusal() != nil)
  // Each of them within bounds, but not all together.
  let noise = (0..<(1 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 11) }
  var many = RawZip()
  for number in 0..<40 { many.entries.append(.init("f\(number)", noise)) }
  #expect(
    many.refusal(
      limits: .init(packedBytes: 1 << 30, entries: 500, fileBytes: 16 << 20, totalBytes: 32 << 20))?
      .reason == .totalTooLong(limit: 32 << 20))
}

@Test func `a file within another one's bytes is refused`() throws {
  // The data of the first are the second's header and data.
  let inner = RawZip.Entry("b", Array("let b = 2\n".utf8))
  let header = Array(RawZip(inner).bytes.prefix(30 + 1 + inner.data.count))
  let outer = RawZip.Entry("a", header)
  let zip = RawZip(outer, inner.with { $0.offset = 31 })
  #expect(zip.refusal()?.reason == .overlaps)
}

@Test func `ten thousand files are too many for a submission`() {
  var zip = RawZip()
  for number in 0..<10_000 { zip.entries.append(.init("f\(number)", [])) }
  #expect(zip.refusal()?.reason == .tooManyEntries(10_000, limit: 500))
  #expect(zip.refusal(limits: .collection) == nil)
}

@Test func `a changed byte of a file is noticed`() {
  let packed = RawZip.Entry("a", Array("let answer = 42\n".utf8)).deflated()
  #expect(RawZip(packed.with { $0.checksum ^= 1 }).refusal()?.reason == .damaged)
  #expect(RawZip(packed.with { $0.packed[0] ^= 0xff }).refusal()?.reason == .damaged)
  // Deflated data must be used up to their last byte.
  let longer = packed.with {
    $0.packed += [0, 0]
    $0.packedCount += 2
  }
  #expect(RawZip(longer).refusal()?.reason == .damaged)
}

@Test func `a link to an archive, or a pipe, is not opened`() throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "zip-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appending(path: "a.zip")
  try Data(RawZip(.init("a")).bytes).write(to: file)
  let link = folder.appending(path: "link.zip")
  try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
  #expect(throws: ArchiveRefusal(.file(.isLink))) { try ZipArchive(reading: link) }
  mkfifo(folder.appending(path: "pipe").path, 0o600)
  #expect(throws: ArchiveRefusal(.file(.isNoRegularFile))) {
    try ZipArchive(reading: folder.appending(path: "pipe"))
  }
  // A folder on the way to a file may be a link as well.
  try FileManager.default.createSymbolicLink(
    at: folder.appending(path: "elsewhere"), withDestinationURL: URL(fileURLWithPath: "/etc"))
  #expect(throws: UntrustedFileError.self) {
    try UntrustedFile.bytes(of: ["elsewhere", "hostname"], below: folder.path, limit: 1000)
  }
  #expect(try UntrustedFile.bytes(of: ["a.zip"], below: folder.path, limit: 1000).count > 50)
  #expect(throws: UntrustedFileError.isTooLong(limit: 10)) {
    try UntrustedFile.bytes(at: file.path, limit: 10)
  }
}

private func refusal(of bytes: [UInt8]) -> ArchiveRefusal.Reason? {
  do {
    _ = try ZipArchive(bytes)
    return nil
  } catch {
    return error.reason
  }
}
