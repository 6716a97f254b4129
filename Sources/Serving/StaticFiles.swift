import Foundation
import SiteRendering

/// Files that are served as they are: the built site, the live scripts, Debian's CodeMirror.
struct StaticFiles: Sendable {
  let site: URL
  /// Folders with `live.js` and `live.css`; the first that has a file wins.
  let themes: [URL]

  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8", "json": "application/json", "svg": "image/svg+xml",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "woff2": "font/woff2", "txt": "text/plain; charset=utf-8",
    "csv": "text/plain; charset=utf-8", "swift": "text/plain; charset=utf-8",
    "md": "text/plain; charset=utf-8", "pdf": "application/pdf",
  ]

  func response(to path: String) -> Response? {
    guard let file = file(path), let contents = try? Data(contentsOf: file) else { return nil }
    let type = Self.types[file.pathExtension.lowercased()] ?? "application/octet-stream"
    return .whole(status: 200, type: type, contents)
  }

  /// The file that a path names; `nil` for one that leads out of its folder.
  private func file(_ path: String) -> URL? {
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !steps.isEmpty, steps.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") }) else {
      return nil
    }
    if let library = LiveAssets.codeMirror[path] { return regular(URL(filePath: library), in: nil) }
    if steps.count == 2, steps[0] == "assets", steps[1].hasPrefix("live") {
      return themes.lazy.compactMap { regular($0.appending(path: steps[1]), in: $0) }.first
    }
    return regular(site.appending(path: path), in: site)
  }

  private func regular(_ file: URL, in folder: URL?) -> URL? {
    let real = file.resolvingSymlinksInPath()
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: real.path, isDirectory: &isFolder),
      !isFolder.boolValue
    else { return nil }
    guard let folder else { return real }
    return real.path.hasPrefix(folder.resolvingSymlinksInPath().path + "/") ? real : nil
  }
}

/// What served pages load beside the theme.
enum LiveAssets {
  private static let folder = "/usr/share/javascript/codemirror"

  /// Debian's files by their place in the site.
  static let codeMirror = [
    "assets/codemirror/codemirror.css": "\(folder)/lib/codemirror.css",
    "assets/codemirror/codemirror.js": "\(folder)/lib/codemirror.js",
    "assets/codemirror/swift.js": "\(folder)/mode/swift/swift.js",
    "assets/codemirror/matchbrackets.js": "\(folder)/addon/edit/matchbrackets.js",
    "assets/codemirror/LICENSE.txt": "/usr/share/doc/libjs-codemirror/copyright",
  ]

  static let linked = ServedPages.Assets(
    styles: ["assets/codemirror/codemirror.css", "assets/live.css"],
    scripts: ["codemirror", "swift", "matchbrackets"].map { "assets/codemirror/\($0).js" },
    modules: ["assets/live.js"])

  static func check() throws(ServingError) {
    for file in codeMirror.values.sorted() where !FileManager.default.fileExists(atPath: file) {
      throw .missing(path: file, package: "libjs-codemirror")
    }
  }
}
