import Foundation

/// The look of the site: files that a course may replace one by one.
///
/// They are cut by idea; a page loads one style and one script, in which they follow each other, and
/// a few lines of script that the first paint waits for.
struct Theme: Sendable {
  /// Where files are looked for; the first folder that has a file wins.
  let folders: [URL]

  static let styles = [
    "style.css", "reading.css", "finding.css", "quiz.css", "progress.css", "print.css",
  ]
  static let firstScript = "before-paint.js"
  static let scripts = [
    "theme.js", "preview.js", "search.js", "map.js", "progress.js", "quiz.js",
  ]

  func load() throws(SiteRenderingError) -> LoadedTheme {
    let skeleton = try file("page.html")
    return LoadedTheme(
      template: try PageTemplate(
        String(decoding: skeleton.contents, as: UTF8.self), file: skeleton.url.path),
      skeleton: skeleton.contents,
      style: try joined(Self.styles),
      firstScript: try file(Self.firstScript).contents,
      script: try joined(Self.scripts))
  }

  private func joined(_ names: [String]) throws(SiteRenderingError) -> Data {
    var contents = Data()
    for name in names { contents += try file(name).contents }
    return contents
  }

  private func file(_ name: String) throws(SiteRenderingError) -> (url: URL, contents: Data) {
    for folder in folders {
      let url = folder.appending(path: name)
      if FileManager.default.fileExists(atPath: url.path) {
        return (url, try readFile(at: url))
      }
    }
    throw .themeFileMissing(name: name, searched: folders.map(\.path))
  }
}

/// The theme's files as they were when rendering began.
struct LoadedTheme: Sendable {
  let template: PageTemplate
  let skeleton: Data
  let style: Data
  /// Runs before the first paint.
  let firstScript: Data
  let script: Data

  /// Style and script are files of their own: only the skeleton is part of every page.
  var digest: String { SHA256.digest(skeleton) }

  /// Of what a page carries that stands in one file.
  var assetsDigest: String { [style, firstScript, script].map(SHA256.digest).joined() }
}

func readFile(at url: URL) throws(SiteRenderingError) -> Data {
  do {
    return try Data(contentsOf: url)
  } catch {
    throw .unreadable(path: url.path, reason: error.localizedDescription)
  }
}
