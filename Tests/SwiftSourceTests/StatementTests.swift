import SwiftSource
import Testing

@Suite struct StatementTests {
  @Test(
    arguments: [
      ("let a = 1\na + 1", "a + 1"),
      ("  accuracy // in percent\n", "accuracy"),
      ("é; model(x)", "model(x)"),
      ("try await load(\n  1\n)\n\n// done", "try await load(\n  1\n)"),
      ("xs.map { $0 + 1 }", "xs.map { $0 + 1 }"),
      ("a == b", "a == b"),
      ("a ? b : c", "a ? b : c"),
      ("[1, 2]", "[1, 2]"),
      ("print(a)", "print(a)"),
      // Nothing to show.
      ("a = 1", nil), ("a += 1", nil), ("x[0] .&= y", nil), ("try a = f()", nil), ("_ = f()", nil),
      ("let a = 1", nil), ("a\nfunc f() {}", nil), ("if a { b }", nil), ("for a in b { c }", nil),
      ("switch a { default: b }", nil), ("return", nil), ("throw E()", nil), ("", nil),
      ("// a", nil),
      // The compiler is to see it as it stands.
      ("f(", nil), ("let = 1\na", nil),
    ])
  func `the last statement is shown where it may have a value`(source: String, expected: String?) {
    let range = trailingExpression(in: source)
    let text = range.map { String(decoding: Array(source.utf8)[$0], as: UTF8.self) }
    #expect(text == expected)
  }

  @Test(
    arguments: [
      ("let a = await f()", "1:9"), ("1\n  try await f()", "2:7"), ("for await x in xs {}", "1:5"),
      ("async let a = f()", "1:1"), ("if x { print(await y) }", "1:14"),
      ("func f() async { await g() }", nil), ("Task { await g() }", nil),
      ("struct S { func f() async { await g() } }", nil),
      ("var a: Int { get async { await g() } }", nil), ("let awaited = 1 // await", nil),
    ])
  func `waiting counts at the top level alone`(source: String, expected: String?) {
    #expect(topLevelAwait(in: source).map { "\($0.line):\($0.column)" } == expected)
  }
}
