import SwiftSource
import Testing

@Suite struct DeclaredNamesTests {
  @Test(
    arguments: [
      ("let a = 1, b = 2", ["let a", "let b"]),
      ("var (x, (y, _)) = (1, (2, 3))", ["var x", "var y"]),
      ("let `default` = 1", ["let `default`"]),
      ("func f(_ x: Int, to y: Int) {}\nfunc f() {}", ["f(_:to:)", "f()"]),
      ("func + (a: P, b: P) -> P { a }", ["+(a:b:)"]),
      (
        "struct S<T> {}\nfinal class C {}\nenum E {}\nactor A {}\nprotocol P {}",
        ["struct S", "class C", "enum E", "actor A", "protocol P"]
      ),
      (
        "typealias T = Int\ninfix operator **: X\nprecedencegroup X {}",
        ["typealias T", "operator **", "precedencegroup X"]
      ),
      ("@MainActor public lazy var a: Int = { let b = 1; return b }()", ["var a"]),
      ("#if DEBUG\nlet a = 1\n#else\nlet b = 1\n#endif", ["let a", "let b"]),
      // Local to something, or nothing new.
      ("extension Int { var twice: Int { 2 * self } }", []),
      ("for i in 0..<3 { let x = i }\nif let y = z { let w = y }\ndo { let v = 1 }", []),
      ("struct S { let a = 1; func g() {} }", ["struct S"]),
      ("print(1)\n_ = 2\nlet _ = 3", []),
      ("let", []),
    ])
  func `what stands at the top level is declared`(source: String, signatures: [String]) {
    #expect(declaredNames(in: source).map(\.signature) == signatures)
  }

  @Test func `a name knows its kind and its place in bytes`() {
    #expect(
      declaredNames(in: "/* é */ let é = 1\n\n  // x\n  func `in`() {}\n") == [
        DeclaredName(
          name: "é", kind: .constant, position: SourcePosition(line: 1, column: 14),
          signature: "let é"),
        DeclaredName(
          name: "in", kind: .function, position: SourcePosition(line: 4, column: 8),
          signature: "`in`()"),
      ])
  }

  @Test func `imports are found with what stands before them`() {
    let found = imports(
      in: "import Foundation\nlet a = 1\n  @preconcurrency import struct NN.Tensor // x\n"
        + "#if os(Linux)\nimport Glibc\n#endif\n")
    #expect(found.map(\.module) == ["Foundation", "NN", "Glibc"])
    #expect(found.map(\.path) == ["Foundation", "NN.Tensor", "Glibc"])
    #expect(found.map(\.position.line) == [1, 3, 5])
    #expect(found.map(\.position.column) == [1, 3, 1])
    #expect(found.map(\.keywordOffset) == [0, 46, 89])
    #expect(found[1].attributes == ["@preconcurrency"])
  }
}
