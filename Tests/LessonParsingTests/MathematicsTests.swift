import CourseModel
import Testing

@Suite struct MathematicsTests {
  @Test(
    arguments: [
      // Mathematics is not Markdown.
      (#"$a_b*c$ and $d*e_f$"#, #"<p>⟨a_b*c⟩ and ⟨d*e_f⟩</p>"#),
      (#"$\{x \mid x < y\}$ and $a \\ b$"#, #"<p>⟨\{x \mid x < y\}⟩ and ⟨a \\ b⟩</p>"#),
      (
        #"*$x$*, **$y$**, [$z$](https://z.org)"#,
        #"<p><em>⟨x⟩</em>, <strong>⟨y⟩</strong>, <a href="https://z.org" rel="noopener">⟨z⟩</a></p>"#
      ),
      (#"$x$-axis, ($y$), "$z$""#, #"<p>⟨x⟩-axis, (⟨y⟩), “⟨z⟩”</p>"#),
      (#"$\text{it's "so"} -- \dots$"#, #"<p>⟨\text{it's "so"} -- \dots⟩</p>"#),
      (#"$a \$ b$"#, #"<p>⟨a \$ b⟩</p>"#),
      (#"\\$x$"#, #"<p>\⟨x⟩</p>"#),
      ("$a$$b$", "<p>⟨a⟩⟨b⟩</p>"),
      // Money is not mathematics.
      (#"\$5 and \$6"#, "<p>$5 and $6</p>"),
      ("$5 and $6", "<p>$5 and $6</p>"),
      ("it costs $5", "<p>it costs $5</p>"),
      ("$5, or $x$ dollars", "<p>$5, or ⟨x⟩ dollars</p>"),
      ("$ x$ and $y $", "<p>$ x$ and $y $</p>"),
      ("$x$5", "<p>$x$5</p>"),
      // Code is code.
      ("`$x$` and ``a ` $y$``", "<p><code>$x$</code> and <code>a ` $y$</code></p>"),
      ("$5 `$x`", "<p>$5 <code>$x</code></p>"),
      ("`<b>` and `a\nb`", "<p><code>&lt;b&gt;</code> and <code>a b</code></p>"),
      // A formula stays in its paragraph, its item and its row.
      ("$a\nb$", "<p>⟨a\nb⟩</p>"),
      ("- $5\n- 6$ x", "<ul>\n<li>$5</li>\n<li>6$ x</li>\n</ul>"),
      ("$5\n\nthen 6$ x", "<p>$5</p>\n<p>then 6$ x</p>"),
      ("> $a\n> b$", "<blockquote>\n<p>⟨a\nb⟩</p>\n</blockquote>"),
      // Displayed.
      ("$$x^2$$", "<p>⟪x^2⟫</p>"),
      ("so $$ x $$ holds", "<p>so ⟪x⟫ holds</p>"),
      ("$$\na &= b \\\\\n  + c\n= d\n$$", "<p>⟪a &= b \\\\\n+ c\n= d⟫</p>"),
      ("$$\n- a\n---\n<b\n# c\n$$", "<p>⟪- a\n---\n<b\n# c⟫</p>"),
      ("> $$\n> x > y\n> $$\n> end", "<blockquote>\n<p>⟪x > y⟫\nend</p>\n</blockquote>"),
      ("- item\n  $$\n  x\n  $$\n- next", "<ul>\n<li>item\n⟪x⟫</li>\n<li>next</li>\n</ul>"),
      ("## The $\\sigma$ function", "[h2 the-sigma-function]The ⟨\\sigma⟩ function"),
    ])
  func `mathematics is found where an author means it`(body: String, expected: String) {
    #expect(prose(body).trimmingSuffix("\n") == expected)
  }

  @Test func `dollars in code blocks and addresses stay dollars`() throws {
    let body = """
      ```text
      $x$ and $$
      ```

          $y$

      <https://a.org/$z$> [w](https://b.org/$w$)
      """
    let (lesson, diagnostics) = parse(body)
    #expect(diagnostics == [])
    let listings = lesson.blocks.compactMap { block -> String? in
      if case .listing(let listing) = block { listing.source } else { nil }
    }
    #expect(listings == ["$x$ and $$\n", "$y$\n"])
    #expect(
      text(of: lesson.blocks).hasSuffix(
        #"<p><a href="https://a.org/$z$" rel="noopener">https://a.org/$z$</a> "#
          + #"<a href="https://b.org/$w$" rel="noopener">w</a></p>"# + "\n"))
  }

  @Test func `a formula knows its place to the byte`() throws {
    let (lesson, _) = parse("Für $a$\nund `x` auch $$b$$\n\n| é | ${c}$ |\n|---|---|\n")
    let places = lesson.blocks.flatMap { block -> [Prose.Fragment] in
      switch block {
      case .prose(let prose): prose.fragments
      case .table(let table): table.header.flatMap(\.fragments)
      default: []
      }
    }.compactMap { fragment in
      if case .mathematics(let formula) = fragment {
        "\(formula.location.line):\(formula.location.column)"
      } else {
        nil
      }
    }
    #expect(places == ["5:6", "6:14", "8:8"])
  }

  @Test func `private characters of the author survive`() {
    #expect(
      prose("a \u{E000} $x$ \u{F8FF} `\u{E001}`\n")
        == "<p>a \u{E000} ⟨x⟩ \u{F8FF} <code>\u{E001}</code></p>\n")
  }
}

extension String {
  func trimmingSuffix(_ suffix: Character) -> String {
    last == suffix ? String(dropLast()).trimmingSuffix(suffix) : self
  }
}
