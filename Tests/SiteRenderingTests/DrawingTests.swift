import SiteRendering
import Testing

@Suite struct DrawingTests {
  @Test func `a drawing of shapes and text is kept`() {
    let svg = """
      <?xml version="1.0"?>
      <!-- by hand --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" role="img">\
      <text x='1' fill="var(--plot-ink, #222)">a &lt; b</text><path d="M0 0L9 9"/></svg>
      """
    #expect(
      Drawing(svg, prefix: "f-")?.html.markup == """
        <svg viewBox="0 0 10 10"><text x="1" fill="var(--plot-ink, #222)">a &lt; b</text>\
        <path d="M0 0L9 9"></path></svg>
        """)
  }

  @Test func `ids are the drawing's own, so that two drawings share none`() {
    let svg = """
      <svg><defs><clipPath id="c"><rect width="1"/></clipPath></defs>\
      <g clip-path="url(#c)"><use href="#c"/></g></svg>
      """
    let markup = Drawing(svg, prefix: "figure-2-")?.html.markup ?? ""
    #expect(markup.contains("id=\"figure-2-c\""))
    #expect(markup.contains("clip-path=\"url(#figure-2-c)\""))
    #expect(markup.contains("href=\"#figure-2-c\""))
  }

  @Test func `several drawings stand in a frame, under their titles`() {
    let panel = "<div class=\"panel\"><div>Rate 0.1</div><svg></svg></div>"
    let svg = "<div style=\"display:grid;gap:16px\">\(panel)\(panel)</div>"
    #expect(Drawing(svg, prefix: "f-")?.html.markup == svg)
  }

  @Test(arguments: [
    "<svg><div></div></svg>", "<div><p>x</p></div>", "<div><svg><svg/></svg></div>", "<div/><svg/>",
    "", "words", "<p>no drawing</p>", "<svg>", "<svg></g></svg>", "<svg/><svg/>", "<svg/>words",
    "<svg><script>alert(1)</script></svg>", "<svg onload=\"alert(1)\"/>",
    "<svg><a href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<svg><use href=\"https://example.org/x.svg#a\"/></svg>",
    "<svg><image href=\"https://example.org/x.png\"/></svg>",
    "<svg><image xlink:href=\"data:image/svg+xml,x\"/></svg>",
    "<svg><foreignObject><p>x</p></foreignObject></svg>", "<svg><style>p{}</style></svg>",
    "<svg><rect style=\"fill: url(https://example.org/a)\"/></svg>",
    "<svg><rect style=\"fill: u\\72l(x)\"/></svg>", "<svg><rect fill=red/></svg>",
    "<svg><![CDATA[<script>]]></svg>", "<!DOCTYPE svg><svg/>", "<svg><rect x=\"1\"",
  ])
  func `what is not a plain drawing is refused`(svg: String) {
    #expect(Drawing(svg, prefix: "f-")?.html == nil)
  }
}
