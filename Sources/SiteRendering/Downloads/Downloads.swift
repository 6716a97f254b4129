import CourseModel
import Foundation

/// What may be taken away of a lesson: plain Markdown, a notebook, a package, one page.
enum Download: CaseIterable {
  case page, markdown, notebook, package

  func file(of lesson: String) -> String {
    switch self {
    case .page: "downloads/\(lesson).html"
    case .markdown: "downloads/\(lesson).md"
    case .notebook: "downloads/\(lesson).ipynb"
    case .package: "downloads/\(lesson).zip"
    }
  }

  var words: HTML {
    switch self {
    case .page: "a page in one file"
    case .markdown: "Markdown"
    case .notebook: "a Jupyter notebook"
    case .package: "a Swift package"
    }
  }
}

/// The way to a lesson's downloads, at its end.
struct DownloadsView {
  let lesson: String

  var html: HTML {
    let links = Download.allCases.map { download -> HTML in
      "<a href=\"\(encoded(download.file(of: lesson)))\" download>\(download.words)</a>"
    }
    return """
      <nav class="downloads" aria-label="Downloads">Take this lesson with you: as \
      \(links.dropLast().joined(separator: ", ")) or \(links.last ?? "").</nav>\n
      """
  }
}

/// Writes the downloads of all lessons; those whose inputs did not change are left as they are.
struct DownloadsWriting {
  let outline: Outline
  let site: URL
  /// What lies in `assets/`: a page in one file carries it.
  let assetsDigest: String

  func write(
    _ sources: [PageSource], with writer: inout SiteWriter, record: inout SiteRecord
  ) throws(SiteRenderingError) {
    for source in sources {
      guard case .lesson(let step) = source.kind else { continue }
      let name = step.lesson.name
      let fingerprint = SHA256.digest(Array("\(source.fingerprint) \(assetsDigest)".utf8))
      let files = Download.allCases.map { $0.file(of: name) }
      if files.allSatisfy({ record.isCurrent($0, from: fingerprint, in: site) }) {
        writer.keep(files)
        continue
      }
      let text = LessonText(step, settings: outline.course.settings)
      try writer.write(LessonMarkdown(text: text).contents, to: Download.markdown.file(of: name))
      try writer.write(
        LessonNotebook(title: step.lesson.title, text: text).contents,
        to: Download.notebook.file(of: name))
      let package = LessonPackage(step: step, course: outline.course.title)
      try writer.write(Data(package.archive.bytes), to: Download.package.file(of: name))
      let page = String(
        decoding: try readFile(at: site.appending(path: source.file)), as: UTF8.self)
      let single = SingleFilePage(page: page, site: site, base: outline.course.settings.base)
      try writer.write(try single.text(), to: Download.page.file(of: name))
      for file in files { record.note(file, from: fingerprint, in: site) }
    }
  }
}
