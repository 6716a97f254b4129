import Foundation

/// The look of the site: files that a course may replace one by one.
struct Theme: Sendable {
  static let styles = ["style.css", "finding.css"]
  static let scripts = ["theme.js", "search.js"]

  /// Where files are looked for; the first folder that has a file wins.
  let folders: [URL]

  func load() throws(SiteRenderingError) -> LoadedTheme {
    let skeleton = try file("page.html")
    var assets: [(name: String, contents: Data)] = []
    for name in Self.styles + Self.scripts { assets.append((name, try file(name).contents)) }
    return LoadedTheme(
      template: try PageTemplate(
        String(decoding: skeleton.contents, as: UTF8.self), file: skeleton.url.path),
      skeleton: skeleton.contents, assets: assets)
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
  /// Styles and scripts by their names.
  let assets: [(name: String, contents: Data)]

  /// Styles and scripts are files of their own: only the skeleton is part of every page.
  var digest: String { SHA256.digest(skeleton) }
}

func readFile(at url: URL) throws(SiteRenderingError) -> Data {
  do {
    return try Data(contentsOf: url)
  } catch {
    throw .unreadable(path: url.path, reason: error.localizedDescription)
  }
}
