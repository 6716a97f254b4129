import Testing

@testable import Archiving

/// Whatever the bytes are, an archive is refused, or all that it holds is harmless.
@Test(arguments: 0..<8)
func `no bytes crash the reader, and none make it large`(seed: UInt64) {
  var generator = Steps(state: seed)
  let limits = ArchiveLimits(
    packedBytes: 1 << 20, entries: 20, fileBytes: 1 << 16, totalBytes: 1 << 17,
    harmlessBytes: 1 << 12)
  let base = RawZip(
    .init("a.swift").deflated(), .init("b/ß.swift", [UInt8](repeating: 3, count: 5000)).deflated(),
    .init("b/", []).with { $0.mode = 0o040755 },
    .init("c").with { $0.extra = [1, 0, 8, 0, 10, 0, 0, 0, 0, 0, 0, 0] }
  ).bytes
  var accepted = 0
  for _ in 0..<4000 {
    var bytes = base
    // Changes in the last bytes hit the directory more often.
    let from = Bool.random(using: &generator) ? 0 : bytes.count / 2
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let place = Int.random(in: from..<bytes.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[place] = .random(in: 0 ... .max, using: &generator)
      case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 2: bytes[place] = 0xff
      default:
        // Two parts exchanged: records of another file, ends before their beginnings.
        let other = Int.random(in: 0..<bytes.count, using: &generator)
        for k in 0..<min(16, bytes.count - max(place, other)) {
          bytes[place + k] = bytes[other + k]
        }
      }
    }
    guard let archive = try? ZipArchive(bytes, limits: limits) else { continue }
    accepted += 1
    #expect(archive.entries.reduce(0) { $0 + $1.bytes.count } <= limits.totalBytes)
    let paths = archive.entries.map(\.name.path)
    #expect(Set(paths).count == paths.count)
    for path in paths {
      #expect(!path.hasPrefix("/") && !path.split(separator: "/").contains(".."))
      #expect(path.utf8.allSatisfy { $0 >= 32 && $0 != 127 && $0 != UInt8(ascii: "\\") })
    }
  }
  #expect(accepted > 10, "some changes leave it an archive")
}

/// SplitMix64.
private struct Steps: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
