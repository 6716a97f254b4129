import CourseModel
import Foundation

/// A page with all it needs in one file: style, script, fonts and pictures within it.
///
/// It is made of the written page, so whatever a theme or a view puts there is carried along. Its
/// policy lets run the scripts it carries, by their digests, and no other.
struct SingleFilePage {
  let page: String
  let site: URL
  let base: SiteBase?

  func text() throws(SiteRenderingError) -> String {
    var digests: [String] = []
    var result = ""
    var rest = page[...]
    while let open = rest.firstIndex(of: "<"), let close = end(of: rest[open...]) {
      result += rest[..<open]
      let tag = String(rest[open...close])
      rest = rest[rest.index(after: close)...]
      if tag.hasPrefix("<link rel=\"stylesheet\""), let file = local("href", in: tag) {
        result += "<style>\n\(try style(file))</style>"
      } else if tag.hasPrefix("<script"), let file = local("src", in: tag) {
        // Where it stands it must wait for nothing: the theme's scripts do so by themselves.
        let script = try text(of: file).replacingOccurrences(of: "</script", with: "<\\/script")
        digests.append("'sha256-\(SHA256.base64(Array("\n\(script)".utf8)))'")
        result += "<script>\n\(script)"
      } else if tag.hasPrefix("<nav class=\"downloads\"") {
        rest = rest.firstRange(of: "</nav>").map { rest[$0.upperBound...] } ?? rest
      } else {
        result += try freed(tag)
      }
    }
    result += rest
    let sources = digests.isEmpty ? "'none'" : digests.joined(separator: " ")
    return result.replacing(
      "script-src 'self'", with: "script-src \(sources)", maxReplacements: 1
    ).replacing("font-src 'self'", with: "font-src data:", maxReplacements: 1)
  }

  /// A tag whose attributes lead to no file beside it: pictures come along, pages have an address
  /// where the course has one, and are no links otherwise.
  private func freed(_ tag: String) throws(SiteRenderingError) -> String {
    if tag.hasPrefix("<img") || tag.hasPrefix("<link rel=\"icon\""),
      let name = tag.hasPrefix("<img") ? "src" : "href", let file = local(name, in: tag)
    {
      let kind = Self.kinds[URL(filePath: file).pathExtension.lowercased()] ?? "image/png"
      let data = try readFile(at: url(of: file)).base64EncodedString()
      return tag.replacingOccurrences(
        of: "\(name)=\"\(value(of: name, in: tag)!)\"",
        with: "\(name)=\"data:\(kind);base64,\(data)\"")
    }
    guard tag.hasBytes(of: "href="), let target = value(of: "href", in: tag),
      local("href", in: tag) != nil
    else { return tag }
    let attribute = "href=\"\(target)\""
    guard let address = base?.address(of: target) else {
      return tag.replacingOccurrences(of: " \(attribute)", with: "")
        .replacingOccurrences(of: " rel=\"next\"", with: "")
        .replacingOccurrences(of: " rel=\"prev\"", with: "")
    }
    return tag.replacingOccurrences(of: attribute, with: "href=\"\(address)\"")
  }

  /// A style with the fonts that the page's formulas need.
  private func style(_ file: String) throws(SiteRenderingError) -> String {
    let folder = file.split(separator: "/").dropLast().joined(separator: "/")
    var result = ""
    for face in try text(of: file).splitKeeping("@font-face{") {
      guard face.hasPrefix("@font-face{"), let end = face.firstIndex(of: "}") else {
        result += face
        continue
      }
      let rule = face[...end]
      if let name = Self.font(in: rule), needs(name) {
        let data = try readFile(at: url(of: "\(folder)/fonts/\(name).woff2"))
        let source = "src:url(data:font/woff2;base64,\(data.base64EncodedString()))"
        let start = rule.firstRange(of: "src:")!.lowerBound
        let stop = rule[start...].firstIndex { $0 == ";" || $0 == "}" } ?? end
        result += rule[..<start] + source + rule[stop...]
      }
      result += face[face.index(after: end)...]
    }
    return result
  }

  /// `KaTeX_Main-Regular` of the rule that loads it.
  private static func font(in rule: Substring) -> String? {
    guard let end = rule.firstRange(of: ".woff2"),
      let start = rule[..<end.lowerBound].lastIndex(of: "/")
    else { return nil }
    return String(rule[rule.index(after: start)..<end.lowerBound])
  }

  /// Whether a formula of the page may be set in a font of KaTeX: the rare ones have classes.
  private func needs(_ font: String) -> Bool {
    let classes: [String: [StaticString]] = [
      "AMS": ["mathbb", "amsrm"], "Caligraphic": ["mathcal"],
      "Fraktur": ["mathfrak", "textfrak"], "SansSerif": ["mathsf", "textsf"],
      "Script": ["mathscr", "textscr"], "Typewriter": ["mathtt", "texttt"],
    ]
    let family = font.dropFirst("KaTeX_".count).prefix { $0 != "-" }
    guard let rare = classes[String(family)] else { return true }
    return rare.contains { page.hasBytes(of: $0) }
  }

  private static let kinds = [
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "webp": "image/webp", "gif": "image/gif",
  ]
}

extension SingleFilePage {
  /// The `>` that ends a tag, outside its quoted values.
  private func end(of tag: Substring) -> String.Index? {
    var isQuoted = false
    return tag.indices.first { index in
      if tag[index] == "\"" { isQuoted.toggle() }
      return tag[index] == ">" && !isQuoted
    }
  }

  private func value(of name: String, in tag: String) -> String? {
    guard let start = tag.firstRange(of: " \(name)=\"")?.upperBound,
      let end = tag[start...].firstIndex(of: "\"")
    else { return nil }
    return String(tag[start..<end])
  }

  /// What an attribute names, where that is a file of the site.
  private func local(_ name: String, in tag: String) -> String? {
    guard let value = value(of: name, in: tag), !value.isEmpty, !value.hasPrefix("#"),
      !value.prefix(while: { $0 != "/" && $0 != "#" }).contains(":")
    else { return nil }
    return value
  }

  private func url(of file: String) -> URL {
    site.appending(path: file.removingPercentEncoding ?? file)
  }

  private func text(of file: String) throws(SiteRenderingError) -> String {
    String(decoding: try readFile(at: url(of: file)), as: UTF8.self)
  }
}

extension String {
  /// `contains`, for many searches of long pages.
  fileprivate func hasBytes(of word: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { text in
      var rest = text[...]
      while let first = rest.firstIndex(of: word.utf8Start[0]) {
        guard text.count - first >= word.utf8CodeUnitCount else { return false }
        if memcmp(text.baseAddress! + first, word.utf8Start, word.utf8CodeUnitCount) == 0 {
          return true
        }
        rest = text[(first + 1)...]
      }
      return false
    }
  }

  /// The text cut before each occurrence of a mark.
  fileprivate func splitKeeping(_ mark: String) -> [Substring] {
    var pieces: [Substring] = []
    var rest = self[...]
    while let next = rest.dropFirst().firstRange(of: mark) {
      pieces.append(rest[..<next.lowerBound])
      rest = rest[next.lowerBound...]
    }
    return pieces + [rest]
  }
}

extension SHA256 {
  /// The digest as a security policy names it.
  fileprivate static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array(digest(bytes))
    let pairs = stride(from: 0, to: digits.count, by: 2)
    return Data(pairs.map { UInt8(String(digits[$0...($0 + 1)]), radix: 16)! })
      .base64EncodedString()
  }
}
