import CourseModel
import Testing

@Suite struct ProseTests {
  @Test(
    arguments: [
      ("*a* **b** `c` -- \"d\"", "<p><em>a</em> <strong>b</strong> <code>c</code> – “d”</p>\n"),
      ("a\\\nb  \nc\nd", "<p>a<br>\nb<br>\nc\nd</p>\n"),
      ("- a\n- b\n  1. c\n", "<ul>\n<li>a</li>\n<li>b\n<ol>\n<li>c</li>\n</ol>\n</li>\n</ul>\n"),
      ("3. a\n\n4. b\n", "<ol start=\"3\">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>\n"),
      ("> a\n\n---\n", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>\n"),
      (
        "1. run\n   ```sh\n   make <x>\n   ```\n",
        "<ol>\n<li>run\n<pre><code class=\"language-sh\">make &lt;x&gt;\n</code></pre>\n</li>\n</ol>\n"
      ),
      ("", ""), ("```aside\n```", "[aside ]"),
      ("a <!-- no\none --> b\n\n<!-- a\n\nnote -->\n", "<p>a  b</p>\n"),
    ])
  func `Markdown becomes HTML`(body: String, expected: String) {
    #expect(prose(body) == expected)
  }

  @Test(
    arguments: [
      ("a < b & \"c\" > d", "<p>a &lt; b &amp; “c” &gt; d</p>\n"),
      ("\\<script>alert(1)\\</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
      ("&lt;script&gt;", "<p>&lt;script&gt;</p>\n"),
      ("`</code><script>`", "<p><code>&lt;/code&gt;&lt;script&gt;</code></p>\n"),
      (
        "[a](https://x.org/?a=1&b=\"onclick=x 'a\"t')",
        "<p><a href=\"https://x.org/?a=1&amp;b=&quot;onclick=x\" title=\"a&quot;t\" "
          + "rel=\"noopener\">a</a></p>\n"
      ),
      (
        "[a](<https://x.org/\"><script>> 'a\"t')",
        "<p>[a](<a href=\"https://x.org/&quot;\" rel=\"noopener\">https://x.org/&quot;</a>&gt; ‘a”t’)</p>\n"
      ),
      ("[a](data:text/html,<script>)", "<p>a</p>\n"),
      ("[a](JavaScript:x) [b](java&#115;cript:x) [c](//x.org)", "<p>a b c</p>\n"),
      ("```\"onload=\"x\n</code><script>\n```", "[]"),
      (
        "- ```\"><script>\n  </code><script>\n  ```",
        "<ul>\n<li>\n<pre><code>"
          + "&lt;/code&gt;&lt;script&gt;\n</code></pre>\n</li>\n</ul>\n"
      ),
    ])
  func `text stays text`(body: String, expected: String) {
    #expect(text(of: parse(body).lesson.blocks) == expected)
  }

  @Test func `refused HTML leaves nothing of itself in the page`() {
    let (lesson, diagnostics) = parse("<script>alert(1)</script>\n\na <img src=x onerror=y> b\n")
    #expect(diagnostics.map { "\($0.location.line):\($0.location.column)" } == ["5:1", "7:3"])
    #expect(text(of: lesson.blocks) == "<p>a  b</p>\n")
  }

  @Test func `headings get GitHub's ids, each its own`() {
    let (lesson, diagnostics) = parse(
      "## The XOR problem!\n## Don't `fit_it`\n### The XOR problem\n## Über $x^2$\n## …\n## …\n"
        + "[a](#the-xor-problem-1)\n")
    #expect(diagnostics == [])
    let ids = lesson.blocks.compactMap { if case .heading(_, let id, _) = $0 { id } else { nil } }
    #expect(
      ids == [
        "the-xor-problem", "dont-fit_it", "the-xor-problem-1", "über-x2", "section", "section-1",
      ])
  }

  @Test func `a table keeps its alignments, marks, code, bars and formulas`() throws {
    let (lesson, diagnostics) = parse(
      """
      | a | *b* | `c|d` | $|x|$ |
      |:--|:-:|--:|---|
      | 1 \\| 2 | - | # x # | "q" |
      | | `\\|` | 1. x | _i_ #|
      """)
    #expect(diagnostics == [])
    guard case .table(let table) = try #require(lesson.blocks.first) else {
      Issue.record("no table")
      return
    }
    #expect(table.alignments == [.left, .center, .right, .none])
    #expect(table.header.map(text) == ["a", "<em>b</em>", "<code>c|d</code>", "⟨|x|⟩"])
    #expect(
      table.rows.map { $0.map(text) } == [
        ["1 | 2", "-", "# x #", "“q”"], ["", "<code>|</code>", "1. x", "<em>i</em> #"],
      ])
  }

  @Test func `a table may leave out its outer bars`() throws {
    #expect(prose("a | b\n--- | ---\n1 | 2\n") == "a|b\n1|2")
    #expect(prose("a - b\n---\n").hasPrefix("[h2 a---b]"))
  }

  @Test func `footnotes are numbered as they are mentioned`() {
    let body = """
      Two.[^b] One.[^a] Again.[^b]

      [^a]: A note of *one* line.
      [^b]: A note
      with $x$ and

          a second paragraph.[^c]

      [^c]: https://a.org

      End.
      """
    #expect(
      prose(body)
        == """
        <p>Two.<sup class="note-mark"><a href="#note.1" id="note.1.mark" role="doc-noteref">1</a></sup> \
        One.<sup class="note-mark"><a href="#note.2" id="note.2.mark" role="doc-noteref">2</a></sup> \
        Again.<sup class="note-mark"><a href="#note.1" role="doc-noteref">1</a></sup></p>
        <p>End.</p>
        <section class="notes" role="doc-endnotes">
        <ol>
        <li id="note.1"><p>A note
        with ⟨x⟩ and</p>
        <p>a second paragraph.\
        <sup class="note-mark"><a href="#note.3" id="note.3.mark" role="doc-noteref">3</a></sup></p>
        <a href="#note.1.mark" role="doc-backlink" aria-label="Back to the text">↩</a></li>
        <li id="note.2"><p>A note of <em>one</em> line.</p>
        <a href="#note.2.mark" role="doc-backlink" aria-label="Back to the text">↩</a></li>
        <li id="note.3"><p>https://a.org</p>
        <a href="#note.3.mark" role="doc-backlink" aria-label="Back to the text">↩</a></li>
        </ol>
        </section>

        """)
  }

  @Test func `an aside is Markdown of its own with the file's places`() throws {
    let (lesson, diagnostics) = parse(
      """
      - item
        ```aside
        ```

      ````aside
      Since *1943*:

      | a | b |
      |---|---|
      | 1 | $x$ |

      ```text
      $ make
      ```
      ````
      """)
    #expect(diagnostics.map { "\($0.location.line):\($0.location.column)" } == ["6:3"])
    #expect(
      text(of: lesson.blocks).hasSuffix("[aside <p>Since <em>1943</em>:</p>\na|b\n1|⟨x⟩[text]]"))
    let nested = lesson.blocks.flatMap(\.nested)
    guard case .table(let table) = nested[2], case .listing(let listing) = nested[3] else {
      Issue.record("\(nested)")
      return
    }
    #expect(listing.location.line == 17)
    #expect(
      table.rows[0][1].fragments == [
        .mathematics(
          Mathematics(
            tex: "x", isDisplay: false,
            location: CourseModel.SourceLocation(file: lesson.file, line: 14, column: 7)))
      ])
  }
}
