import Foundation
import Testing

/// A student at the live notebook, in a real browser.
@Suite(.serialized, .enabled(if: Chromium.isInstalled, "Debian's chromium is installed"))
struct ServeTests {
  @Test func `a request with a wrong token, host or origin is refused, and so is a long body`()
    throws
  {
    let course = try TinyCourse()
    let server = try RunningServer(course)
    let page = server.path("02-halving.html")
    let run = server.path("live/02-halving/run")
    let own = ["Origin": "http://127.0.0.1:\(server.port)"]
    let served = try server.answer(to: "GET", page)
    #expect(served.hasPrefix("HTTP/1.1 200"))
    #expect(served.contains("frame-ancestors 'none'"))
    #expect(try server.answer(to: "GET", "/wrong/02-halving.html").hasPrefix("HTTP/1.1 403"))
    #expect(try server.answer(to: "GET", "/02-halving.html").hasPrefix("HTTP/1.1 403"))
    for host in ["evil.example:\(server.port)", "127.0.0.1:1"] {
      let answer = try server.answer(to: "GET", page, headers: ["Host": host])
      #expect(answer.hasPrefix("HTTP/1.1 403"), "\(host)")
    }
    for headers in [[:], ["Origin": "null"], ["Origin": "http://evil.example"]] {
      let answer = try server.answer(to: "POST", run, headers: headers, body: "{\"cell\":0}")
      #expect(answer.hasPrefix("HTTP/1.1 403"), "\(headers)")
    }
    #expect(
      try server.answer(to: "POST", run, headers: own, body: "{\"cell\":0}")
        .hasPrefix("HTTP/1.1 200"))
    let long = try server.answer(
      to: "POST", run, headers: own.merging(["Content-Length": "5000000"]) { $1 }, body: "{")
    #expect(long.hasPrefix("HTTP/1.1 413"))
    for path in ["../../Lessons/Course.md", "%2e%2e/%2e%2e/Lessons/Course.md", ".gradus/serve"] {
      #expect(try server.answer(to: "GET", server.path(path)).hasPrefix("HTTP/1.1 40"), "\(path)")
    }
  }

  @Test func `a changed cell runs, what follows it is stale, and an error is underlined`() throws {
    let course = try TinyCourse()
    let server = try RunningServer(course)
    let browser = try Browser()
    let page = try browser.open(server.address + "01-doubling.html")
    let built = try course.read("site/public/01-doubling.html")
    #expect(built.contains("<samp>42.0</samp>") && !built.contains("live.js"))

    try page.edit(0, replacing: "double(21)", with: "double(4)")
    try page.wait(for: "\(cell(1)).dataset.state === 'stale'")
    try page.wait(for: "document.querySelector('.computed.is-stale')")
    try page.value("\(editor(0)).focus()")
    try page.pressEnter(shift: true)
    try page.wait(for: "\(shown(0)).querySelector('.value')?.textContent.trim() === '8.0'")
    try page.wait(for: "\(cell(0)).dataset.state === 'current'")
    // Shift-Enter goes on to the next cell; Escape leaves its editor.
    try page.wait(for: "\(cell(1)).contains(document.activeElement)")
    try page.pressEscape()
    #expect(try page.text("document.activeElement.className") == "live-run")
    try page.value("\(cell(1)).querySelector('.live-run').click()")
    try page.wait(for: "\(cell(1)).dataset.state === 'current' && \(shown(1)).querySelector('svg')")

    try page.edit(0, replacing: "double(4)", with: "dubble(4)")
    try page.value("\(cell(0)).querySelector('.live-run').click()")
    try page.wait(for: "\(cell(0)).dataset.state === 'failed'")
    try page.wait(for: "document.querySelector('.live-error')")
    #expect(try page.text("document.querySelector('.live-error').textContent") == "dubble")
    #expect(try page.text("\(shown(0)).textContent").contains("cannot find 'dubble'"))
    #expect(try page.text("\(shown(0)).textContent").contains("line 3"))

    try page.call("Page.reload")
    try page.wait(for: "document.querySelector('.CodeMirror')")
    #expect(try page.text("\(editor(0)).getValue()").contains("dubble(4)"))
    #expect(try course.read("work/lessons/01-doubling.json").contains("dubble(4)"))
    #expect(try !course.read(TinyCourse.doubling).contains("dubble"))
    try page.value("\(cell(0)).querySelector('.live-strip button').click()")
    try page.wait(for: "\(editor(0)).getValue().includes('double(21)')")
    #expect(browser.complaints.isEmpty, "\(browser.complaints)")
  }

  @Test func `a cell that trains shows its progress, and an interrupt stops it`() throws {
    let course = try TinyCourse()
    let server = try RunningServer(course)
    let page = try Browser().open(server.address + "02-halving.html")
    try page.edit(
      0, replacing: "half(3)\n", last: true,
      with: "for step in 1...100_000 { progress(step, of: 100_000); print(\"step\", step)\n"
        + "  var x = 0.0; for k in 0..<200_000 { x += Double(k) } }\nhalf(3)")
    try page.value("\(cell(0)).querySelector('.live-run').click()")
    try page.wait(for: "\(cell(0)).querySelector('progress')?.value > 1")
    try page.wait(for: "\(shown(0)).textContent.includes('step ')")
    try page.value("document.querySelector('.live-interrupt').click()")
    try page.wait(for: "\(cell(0)).dataset.state === 'failed'", 10)
    #expect(try page.text("\(shown(0)).textContent").contains("nterrupted"))
  }

  @Test func `two pages of a lesson see one another, and neither overwrites the other`() throws {
    let course = try TinyCourse()
    let server = try RunningServer(course)
    let browser = try Browser()
    let first = try browser.open(server.address + "02-halving.html")
    let second = try browser.open(server.address + "02-halving.html")
    try first.edit(0, replacing: "within: 1e-12", with: "within: 1e-9")
    try second.wait(for: "document.querySelector('.CodeMirror')")
    try second.wait(for: "\(editor(0)).getValue().includes('1e-9')")
    try first.value("\(cell(0)).querySelector('.live-run').click()")
    try second.wait(for: "\(shown(0)).textContent.includes('half of three')")

    // The second page's words are on their way when the first one's arrive.
    try second.value(
      "window.sending = fetch; window.fetch = (...all) => "
        + "new Promise(go => setTimeout(go, 1500)).then(() => sending(...all)); 0")
    try second.edit(0, replacing: "1e-9", with: "1e-7")
    try first.edit(0, replacing: "1e-9", with: "1e-8")
    try second.wait(for: "document.querySelector('.live-conflict')")
    #expect(try second.text("\(editor(0)).getValue()").contains("1e-7"))
    #expect(try first.text("\(editor(0)).getValue()").contains("1e-8"))
    try second.value("window.fetch = sending; 0")
    try second.value("document.querySelector('.live-conflict button').click()")
    try first.wait(for: "\(editor(0)).getValue().includes('1e-7')")
  }

  @Test func `what was typed while the server was dead is there when it lives again`() throws {
    let course = try TinyCourse()
    var server = try RunningServer(course)
    let page = try Browser().open(server.address + "02-halving.html")
    try page.edit(0, replacing: "within: 1e-12", with: "within: 1e-11")
    try page.wait(for: "!Object.keys(localStorage).some(key => key.startsWith('gradus-text:'))")
    let port = server.port
    server.kill()
    try page.edit(0, replacing: "within: 1e-11", with: "within: 1e-10")
    try page.wait(for: "document.querySelector('.live-bar.is-lost')")
    server = try RunningServer(course, port: port)
    try page.wait(for: "!document.querySelector('.live-bar.is-lost')")
    try page.wait(for: "!Object.keys(localStorage).some(key => key.startsWith('gradus-text:'))")
    #expect(try course.read("work/lessons/02-halving.json").contains("1e-10"))
  }

  @Test func `an exercise is solved in the page, and in another editor at the same time`() throws {
    let course = try TinyCourse()
    let server = try RunningServer(course)
    let browser = try Browser()
    let page = try browser.open(server.address + "01-doubling.html")
    let answer = "document.querySelector('.live-answer .CodeMirror').CodeMirror"
    try page.wait(for: "document.querySelector('.live-answer .CodeMirror')")
    try page.value("\(answer).execCommand('selectAll'), \(answer).focus()")
    try page.type("public func double(_ x: Double) -> Double { x + 2 }\n")
    try page.pressEnter(shift: true)
    try page.wait(for: "document.querySelector('.report .failed')", 180)
    let report = try page.text("document.querySelector('.report').textContent")
    #expect(report.contains("expected") && report.contains("0 of 2 points"), "\(report)")
    try page.value("document.querySelectorAll('.live-actions button')[1].click()")
    try page.wait(for: "document.querySelector('.live-hint .katex')")

    try course.write(
      "public func double(_ x: Double) -> Double { 2 * x }\n", to: "work/double-it.swift")
    try page.wait(for: "\(answer).getValue().includes('2 * x')")
    try page.value("document.querySelector('.live-check').click()")
    try page.wait(for: "document.querySelector('.report.full')", 180)
    #expect(browser.complaints.isEmpty, "\(browser.complaints)")
  }

  @Test func `a page follows its Markdown, keeps the student's text, and says what is wrong`()
    throws
  {
    let course = try TinyCourse()
    let server = try RunningServer(course)
    let page = try Browser().open(server.address + "02-halving.html")
    try page.edit(0, replacing: "within: 1e-12", with: "within: 1e-10")
    try course.edit(TinyCourse.halving, replacing: "Half undoes", with: "Halving undoes")
    try page.wait(for: "document.body.textContent.includes('Halving undoes')")
    try page.wait(for: "document.querySelector('.CodeMirror')")
    #expect(try page.text("\(editor(0)).getValue()").contains("1e-10"))
    try course.edit(TinyCourse.halving, replacing: "id=half", with: "hid=half")
    try page.wait(for: "document.querySelector('.live-notice pre')")
    let notice = try page.text("document.querySelector('.live-notice').textContent")
    #expect(notice.contains("02-halving/Lesson.md:") && notice.contains("hid"), "\(notice)")
    try course.edit(TinyCourse.halving, replacing: "hid=half", with: "id=half")
    try page.wait(for: "document.querySelector('.live-notice').hidden")
  }

  private func cell(_ index: Int) -> String { "document.querySelector('[data-cell=\"\(index)\"]')" }
  private func shown(_ index: Int) -> String { "\(cell(index)).querySelector('.live-shown')" }
  private func editor(_ index: Int) -> String { editorOfCell(index) }
}

private func editorOfCell(_ index: Int) -> String {
  "document.querySelector('[data-cell=\"\(index)\"] .CodeMirror').CodeMirror"
}

extension BrowserPage {
  /// Selects a text in a cell's editor, and types another over it.
  fileprivate func edit(
    _ cell: Int, replacing old: String, last: Bool = false, with new: String
  ) throws {
    let frame = "document.querySelector('[data-cell=\"\(cell)\"]')"
    try value(
      "\(frame).querySelector('.CodeMirror') || \(frame).querySelector('.live-edit').click(), 0")
    try wait(for: "\(frame).querySelector('.CodeMirror')")
    let editor = editorOfCell(cell)
    let words = old.split(separator: "\n")[0]
    let found = try value(
      """
      (() => {
        const editor = \(editor), text = editor.getValue();
        const start = text.\(last ? "lastIndexOf" : "indexOf")('\(words)');
        if (start < 0) return false;
        editor.focus();
        editor.setSelection(
          editor.posFromIndex(start), editor.posFromIndex(start + '\(words)'.length));
        return true;
      })()
      """)
    guard found as? Bool == true else { throw BrowserError(reason: "no “\(words)” in the cell") }
    try type(new)
  }
}
