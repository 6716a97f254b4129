import CourseModel

extension Fence {
  /// Languages of listings, which lie near to no block of the lesson format by mistake.
  private static let languages: Set<String> = [
    "", "text", "txt", "console", "sh", "bash", "shell", "zsh", "python", "py", "c", "cpp", "h",
    "json", "yaml", "toml", "xml", "html", "css", "javascript", "js", "typescript", "ts", "diff",
    "markdown", "md", "latex", "tex", "csv", "make", "makefile", "dockerfile", "sql", "rust",
    "java", "kotlin", "julia", "matlab", "r", "lua", "haskell", "ocaml", "scala", "go", "ruby",
    "perl", "fortran", "asm", "llvm", "cuda", "lisp", "scheme", "prolog", "ini",
  ]
  static let blocks = ["swift", "exercise", "aside", "figure", "quiz", "solution", "hint"]

  /// The language, fit to be written in a page: nothing else of an author's gets into a class.
  var safeLanguage: String {
    language.text.utf8.allSatisfy(Self.mayStandInName) ? language.text : ""
  }

  private static func mayStandInName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
      || "+-#._".utf8.contains(byte)
  }

  /// Reports a block that is neither a listing nor one that the lesson format knows.
  ///
  /// `suggestion` is what to do with a cell, exercise or aside that stands in a list.
  func mustBeListing(draft: Draft, suggestion: String?, takesOptions: Bool = false) {
    let word = language.text
    if Self.blocks.contains(word) {
      let isListing = word == "swift" && options.contains { $0.name == "norun" }
      if !isListing && (word != "swift" || draft.place == .lesson) {
        draft.error(
          at: location, "a `\(word)` block cannot stand in a list or a quotation",
          suggestion: suggestion)
      }
      return
    }
    if !Self.languages.contains(word.lowercased()),
      let near = nearestName(to: word, in: Self.blocks)
    {
      draft.error(
        at: language.location, "there is no block `\(word)`", suggestion: "did you mean `\(near)`?")
      return
    }
    if !word.utf8.allSatisfy(Self.mayStandInName) {
      draft.error(
        at: language.location, "`\(word)` is no name of a language",
        suggestion: "use letters, digits and `+-#._`")
    }
    for option in options where !takesOptions {
      draft.error(
        at: option.location, "a listing takes no option `\(option.name)`",
        suggestion: "remove it, or make the block a `swift` one")
    }
  }
}
