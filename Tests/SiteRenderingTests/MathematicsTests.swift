import CourseModel
import Foundation
import SiteRendering
import Testing

@Suite struct MathematicsTests {
  @Test func `a formula becomes HTML for the eye and MathML for the ear`() throws {
    let site = try TestSite()
    try site.render(lesson(blocks: [formula("\\frac{1}{2} + 𝔹")]))
    let page = try site.page("01-lesson.html")
    #expect(page.contains("<span class=\"equation\"><span class=\"katex-display\">"))
    #expect(page.contains("<mfrac><mn>1</mn><mn>2</mn></mfrac>"))
    #expect(page.contains("\\frac{1}{2} + &#x1d539;</annotation>"))
    #expect(page.contains("assets/katex/katex.min.css"))
    #expect(site.exists("assets/katex/fonts/KaTeX_Main-Regular.woff2"))
    #expect(site.exists("assets/katex/LICENSE.txt"))
  }

  @Test func `a formula keeps its punctuation, so that no line begins with a comma`() throws {
    let site = try TestSite()
    func inline(_ tex: String) -> Prose.Fragment {
      .mathematics(Mathematics(tex: tex, isDisplay: false, location: line(1)))
    }
    let long = inline("a + b + c + d + e + f + g + h + i + j")
    let prose = Prose([
      .html("<p>so ("), inline("x"), .html("), and "), inline("y"), .html(" and "), long,
      .html(".</p>"),
    ])
    try site.render(lesson(blocks: [.prose(prose)]))
    let page = try site.page("01-lesson.html")
    #expect(page.contains("<p>so <span class=\"unbroken\">(<span class=\"katex\">"))
    #expect(page.contains("</span>),</span> and <span class=\"katex\">"))
    #expect(page.contains(" and <span class=\"followed\"><span class=\"katex\">"), "it may break")
    #expect(page.contains("</span></span><span class=\"held\">.</span></p>"))
  }

  @Test func `a page without formulas does not load KaTeX`() throws {
    let site = try TestSite()
    let nowhere = URL(filePath: "/nowhere")
    try site.render(lesson(blocks: [paragraph("Words.")]), katexFolder: nowhere)
    #expect(try !site.page("01-lesson.html").contains("katex"))
    #expect(!site.exists("assets/katex"))
  }

  @Test func `TeX that KaTeX refuses is located at its character and shown as it is`() throws {
    let site = try TestSite()
    let block = formula("a < é +\n  b + \\wrong{c}", at: line(7, column: 3))
    let rendered = try site.render(lesson(blocks: [block]))
    #expect(rendered.diagnostics.map(\.location) == [line(8, column: 7)])
    #expect(
      rendered.diagnostics.map(\.message) == [
        "KaTeX cannot set “a < é + b + \\wrong{c}”: Undefined control sequence: \\wrong."
      ])
    let page = try site.page("01-lesson.html")
    #expect(page.contains("a &lt; é +\n  b + \\wrong{c}</code>"))
  }

  @Test func `hostile TeX is neither markup nor a link`() throws {
    let site = try TestSite()
    let wrong = "\\wrong\"<script>alert(1)</script>"
    try site.render(
      lesson(blocks: [
        formula(wrong), formula("\\text{<b>\"'&}"), formula("\\href{javascript:a}{b}"),
      ]))
    let page = try site.page("01-lesson.html")
    #expect(page.contains("\\wrong&quot;&lt;script&gt;alert(1)&lt;/script&gt;</code>"))
    #expect(!page.contains("<script>") && !page.contains("<b>"))
    #expect(!page.contains("href=\"javascript"))
  }

  @Test func `an error is reported again until it is mended`() throws {
    let site = try TestSite()
    #expect(try site.render(lesson(blocks: [formula("\\wrong")])).diagnostics.count == 1)
    #expect(try site.render(lesson(blocks: [formula("\\wrong")])).diagnostics.count == 1)
    #expect(try site.render(lesson(blocks: [formula("x")])).diagnostics.isEmpty)
  }

  @Test func `a damaged entry of the cache is set again`() throws {
    let site = try TestSite()
    try site.render(lesson(blocks: [formula("x^2")]))
    let page = try site.page("01-lesson.html")
    let cache = site.root.appending(path: ".gradus/cache/mathematics")
    let entry = try #require(FileManager.default.contentsOfDirectory(atPath: cache.path).first)
    let sound = try Data(contentsOf: cache.appending(path: entry))
    try sound.dropLast(9).write(to: cache.appending(path: entry))
    try FileManager.default.removeItem(at: site.output)
    try site.render(lesson(blocks: [formula("x^2")]))
    #expect(try site.page("01-lesson.html") == page)
    #expect(try Data(contentsOf: cache.appending(path: entry)) == sound)
  }

  @Test func `a cached formula is taken from the cache`() throws {
    let site = try TestSite()
    try site.render(lesson(blocks: [formula("x^2")]))
    let cache = site.root.appending(path: ".gradus/cache/mathematics")
    let entry = try #require(FileManager.default.contentsOfDirectory(atPath: cache.path).first)
    let markup = "<span>from the cache</span>"
    try Data("\(SHA256.digest(Array(markup.utf8)))\n\(markup)".utf8)
      .write(to: cache.appending(path: entry))
    try site.render(lesson(title: "New", blocks: [formula("x^2")]))
    #expect(try site.page("01-lesson.html").contains(markup))
  }

  @Test func `without KaTeX the error names the package to install`() throws {
    let site = try TestSite()
    let error = #expect(throws: SiteRenderingError.self) {
      try site.render(
        lesson(blocks: [formula("x")]), katexFolder: URL(filePath: "/nowhere"))
    }
    #expect(error?.description.contains("install Debian's package libjs-katex.") == true)
  }

  /// The examples of FIPS 180-4, and a message whose padding takes a block of its own.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `digests are those of SHA-256`(message: String, digest: String) {
    #expect(SHA256.digest(Array(message.utf8)) == digest)
  }
}
