import CourseModel
import Foundation

/// What decides how a formula looks: equal formulas are set once.
struct Formula: Hashable, Sendable {
  var tex: String
  var isDisplay: Bool

  init(tex: String, isDisplay: Bool) {
    self.tex = tex
    self.isDisplay = isDisplay
  }

  init(_ mathematics: Mathematics) {
    self.init(tex: mathematics.tex, isDisplay: mathematics.isDisplay)
  }
}

/// Sets formulas ahead of rendering: from the cache, or by KaTeX, which starts when it must.
///
/// The cache has a file a formula, named by the digest of KaTeX and TeX. Its first line is the
/// digest of the rest, so that a file cut short or altered counts as absent.
struct MathematicsSetter {
  private(set) var formulas: [Formula: HTML] = [:]
  /// TeX that KaTeX refused, at each place where it stands.
  private(set) var diagnostics: [Diagnostic] = []

  private let cache: URL
  private let katexFolder: URL
  private var errors: [Formula: KaTeX.ParseError] = [:]
  private var reported: Set<SourceLocation> = []
  /// KaTeX's source text and its digest, read when the first formula is looked up.
  private var script: (text: Data, digest: String)?
  private var engine: KaTeX?

  init(cache: URL, katexFolder: URL) {
    self.cache = cache
    self.katexFolder = katexFolder
  }
}

extension MathematicsSetter {
  mutating func set(_ mathematics: [Mathematics]) throws(SiteRenderingError) {
    for occurrence in mathematics {
      let formula = Formula(occurrence)
      if formulas[formula] == nil, errors[formula] == nil { try set(formula) }
      if let error = errors[formula], reported.insert(occurrence.location).inserted {
        diagnostics.append(diagnostic(for: error, in: occurrence))
      }
    }
  }

  func isSound(_ mathematics: Mathematics) -> Bool { errors[Formula(mathematics)] == nil }

  private mutating func set(_ formula: Formula) throws(SiteRenderingError) {
    let script = try loadScript()
    let key = "\(script.digest) \(formula.isDisplay ? "display" : "inline") \(formula.tex)"
    let file = cache.appending(path: "\(SHA256.digest(Array(key.utf8))).html")
    if let markup = cachedMarkup(in: file) {
      formulas[formula] = HTML(trusted: markup)
      return
    }
    let engine = try startedEngine(script.text)
    let markup: String
    do {
      markup = try engine.markup(for: formula)
    } catch {
      errors[formula] = error
      formulas[formula] = """
        <code class="mathematics-error" title="\(error.message)">\(formula.tex)</code>
        """
      return
    }
    formulas[formula] = HTML(trusted: markup)
    try writeFile(Data("\(SHA256.digest(Array(markup.utf8)))\n\(markup)".utf8), at: file)
  }

  private mutating func loadScript() throws(SiteRenderingError) -> (text: Data, digest: String) {
    if let script { return script }
    let file = katexFolder.appending(path: "katex.min.js")
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw .mathematicsMissing(path: file.path)
    }
    let text = try readFile(at: file)
    let loaded = (text, SHA256.digest(text))
    script = loaded
    return loaded
  }

  private mutating func startedEngine(_ source: Data) throws(SiteRenderingError) -> KaTeX {
    if let engine { return engine }
    let started = try KaTeX(source: source)
    engine = started
    return started
  }

  private func cachedMarkup(in file: URL) -> String? {
    guard let contents = try? Data(contentsOf: file), contents.count > 65 else { return nil }
    let markup = contents.dropFirst(65)
    let digest = contents.prefix(65)
    guard digest.elementsEqual("\(SHA256.digest(markup))\n".utf8) else { return nil }
    return String(decoding: markup, as: UTF8.self)
  }

  /// The error at its own character, where KaTeX says which.
  private func diagnostic(
    for error: KaTeX.ParseError, in mathematics: Mathematics
  ) -> Diagnostic {
    var location = mathematics.location
    if let position = error.position {
      for unit in mathematics.tex.utf16.prefix(position) {
        if unit == 10 {
          location.line += 1
          location.column = 1
        } else {
          location.column += columnWidth(of: unit)
        }
      }
    }
    return Diagnostic(
      .error, at: location, "KaTeX cannot set “\(shortened(mathematics.tex))”: \(error.message).")
  }

  /// The formula in one line of at most sixty characters.
  private func shortened(_ tex: String) -> String {
    let line = tex.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 60 ? line.prefix(59) + "…" : line
  }

  /// Columns count bytes of UTF-8, KaTeX's positions units of UTF-16.
  private func columnWidth(of unit: UInt16) -> Int {
    switch unit {
    case ..<0x80: 1
    case ..<0x800, 0xD800..<0xE000: 2
    default: 3
    }
  }
}
