/// How large an archive may be, packed and unpacked, before it is refused.
public struct ArchiveLimits: Sendable, Hashable {
  /// Bytes of the archive itself.
  public var packedBytes: Int
  /// Files and folders in it.
  public var entries: Int
  /// Bytes of one unpacked file.
  public var fileBytes: Int
  /// Bytes of all unpacked files together.
  public var totalBytes: Int
  /// How many times longer a file may be than what it is unpacked from. A file of less than
  /// `harmlessBytes` may be any number of times longer: a page of spaces is no bomb.
  public var ratio: Int
  public var harmlessBytes: Int

  public init(
    packedBytes: Int, entries: Int, fileBytes: Int, totalBytes: Int, ratio: Int = 200,
    harmlessBytes: Int = 1 << 20
  ) {
    self.packedBytes = packedBytes
    self.entries = entries
    self.fileBytes = fileBytes
    self.totalBytes = totalBytes
    self.ratio = ratio
    self.harmlessBytes = harmlessBytes
  }

  /// For what one student hands in.
  public static let submission = ArchiveLimits(
    packedBytes: 16 << 20, entries: 500, fileBytes: 16 << 20, totalBytes: 32 << 20)

  /// For a whole class's submissions in one archive, as a learning platform gives them out.
  public static let collection = ArchiveLimits(
    packedBytes: 256 << 20, entries: 10_000, fileBytes: 16 << 20, totalBytes: 256 << 20)
}
