import SwiftSource
import Testing

@Suite struct HighlightingTests {
  @Test func `each token has the colour of what it is`() {
    let source = """
      /// Doc.
      @inlinable func f(_ x: Tensor) throws -> [Int] {
        // why
        let y = Tensor(1.5) + relu(x.w.sum(axis: 0)) * "a\\(x)b".count
        return #line == 3 ? nil : $0
      }
      """
    let shown = highlight(source).filter { $0.kind != .plain }.map {
      "\($0.kind.rawValue) \($0.text)"
    }
    #expect(
      shown == [
        "documentation /// Doc.", "attribute @inlinable", "keyword func", "function f",
        "identifier x", "type Tensor", "keyword throws", "type Int",
        "comment // why", "keyword let", "identifier y", "type Tensor", "number 1.5",
        "operator +", "function relu", "identifier x", "identifier w", "function sum",
        "label axis", "number 0", "operator *", "string \"a", "identifier x", "string b\"",
        "identifier count", "keyword return", "identifier line", "operator ==", "number 3",
        "keyword nil", "identifier $0",
      ])
  }

  @Test(
    arguments: [
      "", "\n\n", "let é = \"🙂\" // 🙂\n", "func (((", "\"unclosed", "#if X\nlet a\n#endif",
      "a\r\nb",
      "let x = /re+/\n/* open", "\u{0}a", "/// d\n/** e */\nimport NN\nMyType.make(a: .b)",
    ])
  func `the tokens joined are the source`(source: String) {
    #expect(highlight(source).map(\.text).joined() == source)
  }

  @Test func `names are coloured by their use`() {
    func kind(of name: String, in source: String) -> HighlightedToken.Kind? {
      highlight(source).first { $0.text == name }?.kind
    }
    #expect(kind(of: "Linear", in: "let a = Linear(2, 3)") == .type)
    #expect(kind(of: "Linear", in: "Linear.make()") == .type)
    #expect(kind(of: "make", in: "Linear.make()") == .function)
    #expect(kind(of: "Linear", in: "final class Linear {}") == .type)
    #expect(kind(of: "step", in: "optimizer.step()") == .function)
    #expect(kind(of: "shape", in: "x.shape") == .identifier)
  }
}
