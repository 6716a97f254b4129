/// What a cell printed, or a value it showed: as it is when short, else its first lines and a fold.
struct PrintedTextView {
  let text: String
  /// `text` or `value`.
  let style: HTML

  /// More lines than this are folded; so many are shown before the fold.
  private static let unfolded = 24
  private static let beforeFold = 12
  /// A page shows so much of one output at most.
  private static let lineLimit = 1_000
  private static let byteLimit = 60_000

  var html: HTML {
    let (lines, omission) = shown
    guard lines.count > Self.unfolded else { return "\(block(lines))\(omission)" }
    return """
      \(block(lines.prefix(Self.beforeFold)))\
      <details class="more"><summary>\(lines.count - Self.beforeFold) more lines</summary>
      \(block(lines.dropFirst(Self.beforeFold)))\(omission)</details>\n
      """
  }

  /// The text as a log: folded as a whole.
  var log: HTML {
    let (lines, omission) = shown
    return """
      <details class="more log"><summary>\(lines.count) lines printed</summary>
      \(block(lines))\(omission)</details>\n
      """
  }

  /// The lines that the page shows, and what it says of the others.
  private var shown: (lines: ArraySlice<Substring>, omission: HTML) {
    let bytes = text.utf8
    var cut = text.endIndex
    if bytes.count > Self.byteLimit {
      cut = bytes.index(bytes.startIndex, offsetBy: Self.byteLimit)
      while cut > text.startIndex, !isScalarBoundary(cut) { cut = bytes.index(before: cut) }
    }
    var lines = text[..<cut].split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    let shown = lines.prefix(Self.lineLimit)
    if cut == text.endIndex, shown.count == lines.count { return (shown, "") }
    let length = shown.reduce(0) { $0 + $1.utf8.count + 1 }
    let kilobytes = max(1, (bytes.count - length) / 1000)
    return (shown, "<p class=\"not-run\">\(kilobytes) kB more are left out here.</p>\n")
  }

  private func isScalarBoundary(_ index: String.Index) -> Bool {
    text.utf8[index] & 0b1100_0000 != 0b1000_0000
  }

  private func block(_ lines: ArraySlice<Substring>) -> HTML {
    let text = lines.joined(separator: "\n")
    return "<pre class=\"output \(style)\"><samp>\(text)</samp></pre>\n"
  }
}
