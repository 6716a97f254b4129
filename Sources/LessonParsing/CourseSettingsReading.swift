import CourseModel

/// Reads what `Course.md` sets for the site.
///
///     key     = "language" | "logo" | "accent" | "accent-dark" | "footer" | "links" | "base"
///     accent  = "\"#" six hexadecimal digits "\""       quoted: ` #` opens a comment
///     links   = ("- " title "<" address ">")*
///     base    = "https://" host path | path             where the site will be found
extension FrontMatterValues {
  static let settingKeys = [
    "language", "logo", "accent", "accent-dark", "footer", "links", "base",
  ]

  mutating func settings(files: CourseFiles) -> CourseSettings {
    var settings = CourseSettings()
    settings.language = language() ?? settings.language
    settings.logo = logo(files)
    settings.accent = accent()
    settings.footer = text("footer")?.text
    settings.links = list("links").compactMap { link($0) }
    if let item = text("base") {
      settings.base = SiteBase(item.text)
      if settings.base == nil {
        refuse(
          item, "`base` is where the site will be found, not `\(item.text)`",
          "write `base: https://example.org/networks/`, or the folder alone: `base: /networks/`")
      }
    }
    return settings
  }

  private mutating func language() -> String? {
    guard let item = text("language") else { return nil }
    let parts = item.text.split(separator: "-", omittingEmptySubsequences: false)
    let isTag =
      (2...3).contains(parts[0].count) && parts[0].allSatisfy { $0.isLetter && $0.isASCII }
      && parts.dropFirst().allSatisfy {
        (1...8).contains($0.count) && $0.allSatisfy { ($0.isLetter || $0.isNumber) && $0.isASCII }
      }
    if isTag { return item.text }
    refuse(item, "`\(item.text)` names no language", "write its code: `en`, `de`, `pt-BR`")
    return nil
  }

  private mutating func logo(_ files: CourseFiles) -> String? {
    guard let item = text("logo") else { return nil }
    let kinds = [".svg", ".png", ".jpg", ".jpeg", ".webp"]
    guard kinds.contains(where: { item.text.lowercased().hasSuffix($0) }) else {
      refuse(
        item, "the logo `\(item.text)` is no picture",
        "give a file that ends in \(kinds.joined(separator: ", "))")
      return nil
    }
    if !item.text.contains("/"), files.exists("Lessons/\(item.text)") { return item.text }
    let near = nearestName(to: item.text, in: files.names(in: "Lessons"))
    refuse(
      item, "there is no file `\(item.text)` beside Course.md",
      near.map { "did you mean `\($0)`?" } ?? "put it in `Lessons`")
    return nil
  }

  private mutating func accent() -> CourseSettings.Accent? {
    let (light, dark) = (color("accent"), color("accent-dark"))
    guard let light else { return nil }
    return CourseSettings.Accent(
      light: light.color, at: light.location, dark: dark?.color, at: dark?.location)
  }

  private mutating func color(_ key: String) -> (color: Color, location: SourceLocation)? {
    guard let item = text(key) else { return nil }
    if let color = Color(item.text) { return (color, item.location) }
    refuse(item, "`\(item.text)` is no colour", "write `\(key): \"#0b5e73\"`")
    return nil
  }

  private mutating func link(_ item: FrontMatter.Item) -> CourseSettings.Link? {
    let parts = item.text.split(separator: "<", maxSplits: 1).map { String($0).trimmed }
    guard parts.count == 2, parts[1].hasSuffix(">"), !parts[0].isEmpty else {
      refuse(item, "a link has a title and an address", "write `- Department <https://…>`")
      return nil
    }
    let address = String(parts[1].dropLast())
    guard ["https://", "http://", "mailto:"].contains(where: address.hasPrefix),
      !address.contains(where: { $0.isWhitespace || "\"<>".contains($0) })
    else {
      refuse(
        item, "a link cannot lead to `\(address)`", "link to https, or to an address of mail")
      return nil
    }
    return CourseSettings.Link(title: parts[0], address: address)
  }
}

extension FrontMatterValues {
  /// `true` or `false`.
  mutating func flag(_ key: String) -> Bool {
    guard let item = text(key) else { return false }
    if let flag = Bool(item.text) { return flag }
    refuse(item, "`\(key)` is true or false, not `\(item.text)`", "write `\(key): true`")
    return false
  }

  mutating func date(_ key: String) -> CalendarDate? {
    guard let item = text(key) else { return nil }
    if let date = CalendarDate(item.text) { return date }
    refuse(
      item, "`\(key)` needs a day, not `\(item.text)`",
      "write year, month and day: `\(key): 2026-12-01`")
    return nil
  }

  /// `- 2026-11-21 What changed`, one a line.
  mutating func updates(_ key: String) -> [LessonUpdate] {
    list(key).compactMap { item in
      let parts = item.text.split(separator: " ", maxSplits: 1)
      if parts.count == 2, let date = CalendarDate(String(parts[0])) {
        return LessonUpdate(date: date, note: String(parts[1]))
      }
      refuse(
        item, "a note on what changed begins with its day",
        "write `- 2026-11-21 What changed`")
      return nil
    }
  }
}
