import Foundation

/// A folder outside the site in which its files are written before they get their names: whoever
/// is killed meanwhile leaves the site as it was, and nothing in it that does not belong there.
struct UnfinishedFiles {
  let folder: URL

  /// Forgets what runs have left that were killed, an hour ago or more.
  init(_ folder: URL) {
    self.folder = folder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names {
      let path = folder.appending(path: name).path
      var status = stat()
      guard stat(path, &status) == 0, status.st_mtim.tv_sec < time(nil) - 3600 else { continue }
      unlink(path)
    }
  }

  /// Makes the file at `url` have these contents, in one step.
  func write(_ contents: Data, to url: URL) throws(SiteRenderingError) {
    do {
      for folder in [folder, url.deletingLastPathComponent()] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
      let unfinished = folder.appending(path: UUID().uuidString)
      try contents.write(to: unfinished)
      if rename(unfinished.path, url.path) == 0 { return }
      unlink(unfinished.path)
      // The site may lie on another disk; a folder in the file's place is refused here as well.
      try contents.write(to: url, options: .atomic)
    } catch {
      throw .unwritable(path: url.path, reason: error.localizedDescription)
    }
  }
}
