import Grading
import SiteRendering
import SwiftSource

/// The pairs side by side, with what they share marked, and a warning of what that means.
public struct SimilarityPage {
  private let findings: [SimilarityFindings]

  public init(_ findings: [SimilarityFindings]) { self.findings = findings }

  /// What an instructor must know before reading on.
  public static let warning = """
    This compares how programs are built, token by token, after names, numbers and comments are taken \
    away. A high similarity is a reason to read both, and never a proof of copying: short exercises \
    have few right answers, and two students may share a teacher, a book or a study group. A low one \
    is no proof of own work either: who rewrites enough is not found. Talk to people before you \
    decide anything.
    """

  public var text: String {
    var body: HTML = """
      <h1>Similar submissions</h1>
      <p class="note">\(Self.warning)</p>

      """
    for (number, found) in findings.enumerated() {
      body += overview(found, number)
      for (rank, pair) in found.pairs.enumerated() { body += sideBySide(pair, found, number, rank) }
    }
    return StandalonePage(title: "Similar submissions", body: body).text
  }

  private func overview(_ found: SimilarityFindings, _ number: Int) -> HTML {
    var rows: HTML = ""
    for (rank, pair) in found.pairs.enumerated() {
      rows += """
        <tr><td class="number">\(rank + 1)</td>
        <td><a href="#pair-\(number)-\(rank)">\(printable(pair.first.student)) and \
        \(printable(pair.second.student))</a></td>
        <td class="number">\(percent(pair.firstShare))</td>
        <td class="number">\(percent(pair.secondShare))</td>
        <td class="number">\(pair.shared)</td></tr>

        """
    }
    let none: HTML = found.pairs.isEmpty ? "<p>No pair is similar enough to be shown.</p>" : ""
    return """
      <h2>\(found.exercise.title)</h2>
      <p class="summary">\(found.compared) submissions compared; the starter and \
      \(found.commonRuns) runs of tokens that many share are left out.</p>
      \(none)<div class="scroll"><table>
      <thead><tr><th class="number">Rank</th><th>Pair</th><th class="number">of the first</th>
      <th class="number">of the second</th><th class="number">shared tokens</th></tr></thead>
      <tbody>
      \(rows)</tbody></table></div>

      """
  }

  private func sideBySide(
    _ pair: SimilarPair, _ found: SimilarityFindings, _ number: Int, _ rank: Int
  ) -> HTML {
    guard let first = found.sources[pair.first], let second = found.sources[pair.second] else {
      return ""
    }
    let prints = (TokenPrint(first), TokenPrint(second))
    let shared = SharedRuns(prints.0, prints.1, ignoring: found.ignored)
    let left = shared.runs.enumerated().map { (start: $1.first, count: $1.count, colour: $0) }
    let right = shared.runs.enumerated().map { (start: $1.second, count: $1.count, colour: $0) }
    return """
      <h2 id="pair-\(number)-\(rank)">\(rank + 1). \(printable(pair.first.student)) and \
      \(printable(pair.second.student))</h2>
      <div class="pair">
      <div><p>\(printable(pair.first.student)): \(printable(pair.first.file))</p>
      <pre>\(marked(first, prints.0.tokens, left))</pre></div>
      <div><p>\(printable(pair.second.student)): \(printable(pair.second.file))</p>
      <pre>\(marked(second, prints.1.tokens, right))</pre></div>
      </div>

      """
  }

  /// The source with each run in the colour that it has on the other side too.
  private func marked(
    _ source: String, _ tokens: [LexicalToken], _ runs: [(start: Int, count: Int, colour: Int)]
  ) -> HTML {
    let bytes = Array(source.utf8)
    var result: HTML = ""
    var end = 0
    func text(to bound: Int) -> String {
      defer { end = bound }
      return printable(String(decoding: bytes[end..<max(end, bound)], as: UTF8.self))
    }
    for run in runs.sorted(by: { $0.start < $1.start }) {
      let range = (
        tokens[run.start].range.lowerBound, tokens[run.start + run.count - 1].range.upperBound
      )
      result += "\(text(to: range.0))"
      let colours = ["a", "b", "c"]
      result += "<mark class=\"\(colours[run.colour % 3])\">\(text(to: range.1))</mark>"
    }
    result += "\(text(to: bytes.count))"
    return result
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
