import Foundation

/// Writes the site's files: each whole or not at all, and only where its contents changed.
struct SiteWriter {
  let site: URL
  private let unfinished: UnfinishedFiles
  /// Every file of the site so far, by its path relative to `site`.
  private(set) var files: Set<String> = []
  private(set) var written: [String] = []
  private(set) var removed: [String] = []

  /// - Parameter unfinished: a folder outside `site`, best on the same disk.
  init(site: URL, unfinished: URL) {
    self.site = site
    self.unfinished = UnfinishedFiles(unfinished)
  }

  mutating func write(_ text: String, to path: String) throws(SiteRenderingError) {
    try write(Data(text.utf8), to: path)
  }

  mutating func write(_ contents: Data, to path: String) throws(SiteRenderingError) {
    files.insert(path)
    let url = site.appending(path: path)
    if let present = try? Data(contentsOf: url), present == contents { return }
    try unfinished.write(contents, to: url)
    written.append(path)
  }

  /// Counts files as part of the site that are there from an earlier rendering.
  mutating func keep(_ paths: [String]) { files.formUnion(paths) }

  /// Removes what an earlier rendering wrote and this one did not: files that are on `recorded`,
  /// and pages at the top that carry this renderer's mark. Nothing else in the folder is touched.
  mutating func removeStale(recorded: Set<String>) throws(SiteRenderingError) {
    let present = (try? FileManager.default.contentsOfDirectory(atPath: site.path)) ?? []
    let marked = present.filter { $0.hasSuffix(".html") && !files.contains($0) && isOurs($0) }
    for path in recorded.union(marked).subtracting(files).sorted() {
      let url = site.appending(path: path)
      guard FileManager.default.fileExists(atPath: url.path) else { continue }
      do {
        try FileManager.default.removeItem(at: url)
      } catch {
        throw .unwritable(path: url.path, reason: error.localizedDescription)
      }
      removed.append(path)
    }
  }

  private func isOurs(_ path: String) -> Bool {
    guard let contents = try? Data(contentsOf: site.appending(path: path)) else { return false }
    return contents.prefix(4096).firstRange(of: Data("name=\"generator\" content=\"Gradus\"".utf8))
      != nil
  }
}

/// Writes `contents` under a temporary name beside `url`, then gives it its name in one step.
func writeFile(_ contents: Data, at url: URL) throws(SiteRenderingError) {
  do {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try contents.write(to: url, options: .atomic)
  } catch {
    throw .unwritable(path: url.path, reason: error.localizedDescription)
  }
}
