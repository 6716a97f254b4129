import CourseModel
import LessonParsing
import Testing

@Suite struct DocumentationTests {
  @Test func `a doc comment is a summary, a discussion, parameters and results`() {
    let comment = parseDocumentation(
      """
      The sum of `x`, as `Tensor` has it; a < b.

      More of it:

          sum([1, 2])

      - one
      - two
      - Parameters:
        - x: What is summed,
          all of it.
        - axis: Where.
      - Returns: A `Tensor`.
      - Throws: Never.
      """
    ) { $0 == "Tensor" ? "symbol:NN.Tensor" : nil }
    let link = #"<a href="symbol:NN.Tensor"><code>Tensor</code></a>"#
    #expect(
      comment.summary.map(text(of:)) == "The sum of <code>x</code>, as \(link) has it; a &lt; b.")
    #expect(
      text(of: comment.discussion)
        == "<p>More of it:</p>\n[swift]<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n")
    #expect(comment.parameters.map(\.name) == ["x", "axis"])
    #expect(
      comment.parameters.map { text(of: $0.text) } == ["What is summed,\nall of it.", "Where."])
    #expect(comment.returns.map(text(of:)) == "A \(link).")
    #expect(comment.throwing.map(text(of:)) == "Never.")
  }

  @Test func `markup in a doc comment is text`() {
    let comment = parseDocumentation(
      "A <b>bold</b> [word](javascript:alert(1)).\n\n<script>alert(1)</script>\n\n`<i>`"
    ) { _ in nil }
    #expect(comment.summary.map(text(of:)) == "A &lt;b&gt;bold&lt;/b&gt; word.")
    #expect(
      text(of: comment.discussion)
        == "<p>&lt;script&gt;alert(1)&lt;/script&gt;\n</p>\n<p><code>&lt;i&gt;</code></p>\n")
  }

}
