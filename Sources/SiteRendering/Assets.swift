import Foundation

/// Everything of the site that is not a page: style, script, KaTeX's, files beside lessons.
struct Assets {
  let theme: LoadedTheme
  let files: [LinkedFiles.File]
  let katexFolder: URL
  let usesMathematics: Bool

  func write(with writer: inout SiteWriter) throws(SiteRenderingError) {
    try writer.write(theme.style, to: "assets/style.css")
    try writer.write(theme.firstScript, to: "assets/\(Theme.firstScript)")
    try writer.write(theme.script, to: "assets/theme.js")
    if usesMathematics { try writeKaTeX(with: &writer) }
    for file in files {
      try writer.write(try readFile(at: file.source), to: file.path)
    }
  }

  /// KaTeX's style, its fonts in the one form that every browser of today reads, its licence.
  private func writeKaTeX(with writer: inout SiteWriter) throws(SiteRenderingError) {
    let style = katexFolder.appending(path: "katex.min.css")
    let fonts = katexFolder.appending(path: "fonts")
    guard FileManager.default.fileExists(atPath: style.path),
      let names = try? FileManager.default.contentsOfDirectory(atPath: fonts.path)
    else { throw .mathematicsMissing(path: style.path) }
    try writer.write(try readFile(at: style), to: "assets/katex/katex.min.css")
    for name in names.sorted() where name.hasSuffix(".woff2") {
      let font = try readFile(at: fonts.appending(path: name))
      try writer.write(font, to: "assets/katex/fonts/\(name)")
    }
    let licence = URL(filePath: "/usr/share/doc/libjs-katex/copyright")
    try writer.write(try readFile(at: licence), to: "assets/katex/LICENSE.txt")
  }
}
