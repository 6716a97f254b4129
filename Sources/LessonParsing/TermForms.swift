import CourseModel

/// The written forms of a glossary's terms: names, their other forms, and the plurals of all.
///
/// A form begins a word and ends one. Its first letter may be of either case; a space in it stands
/// for any space in the text. Where two forms begin at one place, the longer is meant.
struct TermForms {
  private struct Form {
    var bytes: [UInt8]
    var term: String
  }

  /// By their first letter in lower case, the longest first.
  private var forms: [UInt8: [Form]] = [:]
  /// The terms that are left alone.
  private var unlinked: Set<String> = []

  init(_ glossary: Glossary) {
    for term in glossary.terms {
      for name in [term.name] + term.aliases {
        for form in [name] + plurals(of: name) {
          let written = form.replacingOccurrences(of: "'", with: "’")
          let bytes = Array(escapedForHTML(written).utf8)
          forms[lowercased(bytes[0]), default: []].append(Form(bytes: bytes, term: term.id))
        }
      }
    }
    for key in forms.keys {
      forms[key]?.sort { $0.bytes.count > $1.bytes.count }
    }
  }

  /// The same, with some terms left alone.
  func without(_ terms: Set<String>) -> TermForms {
    var forms = self
    forms.unlinked.formUnion(terms)
    return forms
  }

  /// The term that begins at an offset of the text, and where its name ends.
  func match(in text: [UInt8], at start: Int) -> (term: String, end: Int)? {
    guard start == 0 || !isWord(text[start - 1]) else { return nil }
    for form in forms[lowercased(text[start])] ?? [] where !unlinked.contains(form.term) {
      if let end = end(of: form.bytes, in: text, at: start) { return (form.term, end) }
    }
    return nil
  }

  private func end(of form: [UInt8], in text: [UInt8], at start: Int) -> Int? {
    guard start + form.count <= text.count else { return nil }
    for index in 1..<max(1, form.count) {
      let (expected, found) = (form[index], text[start + index])
      guard expected == found || (expected == 0x20 && found == 0x0A) else { return nil }
    }
    let end = start + form.count
    return end < text.count && isWord(text[end]) ? nil : end
  }

  private func plurals(of name: String) -> [String] {
    guard let last = name.last, last.isLetter, !name.hasSuffix("s") else { return [] }
    if last == "y", let before = name.dropLast().last, !"aeiou".contains(before) {
      return [name.dropLast() + "ies"]
    }
    if name.hasSuffix("x") || name.hasSuffix("sh") { return [name + "es"] }
    // Batches, and epochs.
    return name.hasSuffix("ch") ? [name + "es", name + "s"] : [name + "s"]
  }

  private func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  /// Letters, digits, and every part of a character beyond ASCII but for the marks of the text.
  private func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
    case 0xC3...0xDF: true
    default: false
    }
  }
}
