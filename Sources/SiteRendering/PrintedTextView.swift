/// What a cell printed: as it is when short, its first lines and a fold when long.
struct PrintedTextView {
  let text: String

  /// More lines than this are folded; so many are shown before the fold.
  private static let unfolded = 24
  private static let beforeFold = 12
  /// A page shows so much of one output at most.
  private static let lineLimit = 1_000
  private static let byteLimit = 60_000

  var html: HTML {
    var lines = shortened.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    let all = lines.count
    var cut = all
    var bytes = 0
    for (index, line) in lines.enumerated() {
      bytes += line.utf8.count + 1
      if index >= Self.lineLimit || bytes > Self.byteLimit {
        cut = index
        break
      }
    }
    let shown = lines[..<cut]
    let rest: HTML = cut == all ? "" : "<p class=\"not-run\">\(all - cut) more lines are left out here.</p>\n"
    guard shown.count > Self.unfolded else { return "\(block(shown))\(rest)" }
    return """
      \(block(shown.prefix(Self.beforeFold)))\
      <details class="more"><summary>\(shown.count - Self.beforeFold) more lines</summary>
      \(block(shown.dropFirst(Self.beforeFold)))\(rest)</details>\n
      """
  }

  /// A single line may be as long as an output may be: it too is cut.
  private var shortened: String {
    guard text.utf8.count > Self.byteLimit, !text.prefix(Self.byteLimit).contains("\n") else {
      return text
    }
    return text.prefix(Self.byteLimit) + "…"
  }

  private func block(_ lines: ArraySlice<Substring>) -> HTML {
    let text = lines.joined(separator: "\n")
    return "<pre class=\"output text\"><samp>\(text)</samp></pre>\n"
  }
}
