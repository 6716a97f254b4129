import Archiving
import Compiling
import Foundation
import Grading

/// Takes what could be a submission out of zip archives, into a folder of the results' own.
struct Unpacking {
  /// `unpacked` below the results' folder.
  let folder: String

  /// The files of an archive, or why it is refused.
  /// - Parameter owner: Whose it is: two students' equal files stay two.
  func files(
    of archive: FoundFile, owner: String, limits: ArchiveLimits
  ) throws -> [FoundFile] {
    let opened = try ZipArchive(
      reading: URL(fileURLWithPath: archive.place.path), limits: limits)
    return try opened.entries.compactMap { entry in
      let components = entry.name.components
      guard let last = components.last, !components.contains(where: isHidden) else { return nil }
      let lower = last.lowercased()
      guard [".swift", ".zip", "timestamp.txt"].contains(where: lower.hasSuffix) else { return nil }
      let bytes = entry.bytes
      let name = Fingerprint([owner, archive.path, entry.name.path], bytes).description
      let path = "\(folder)/\(name)\(lower.hasSuffix(".zip") ? ".zip" : ".file")"
      if access(path, F_OK) != 0 {
        try makeFolder(folder)
        try writeWhole(bytes, to: path, isDurable: false)
      }
      return FoundFile(
        components: components, place: .unpacked(path), changed: archive.changed)
    }
  }
}
