import SwiftSource
import Testing

@Suite struct SymbolMentionTests {
  private func mentions(_ source: String) -> [String] {
    let bytes = Array(source.utf8)
    return symbolMentions(in: source).map { mention in
      #expect(String(decoding: bytes[mention.range], as: UTF8.self) == mention.path.last)
      let labels = mention.labels.map { "(\($0.joined(separator: ",")))" } ?? ""
      return mention.path.joined(separator: ".") + labels
    }
  }

  @Test func `types, functions and static members are mentioned, with the labels of calls`() {
    #expect(
      mentions("x = crossEntropy(y, labels: t)") == ["x", "crossEntropy(_,labels)", "y", "t"])
    #expect(
      mentions("let é = Digits.load().split(1, using: &g)")
        == ["Digits", "Digits.load()", "g"])
    #expect(mentions("func f(_ x: [Tensor]) -> A.B? { nil }") == ["Tensor", "A", "A.B"])
    #expect(mentions("use { relu($0) }") == ["use()", "relu(_)"])
    #expect(mentions("a.relu(b).sum") == ["a", "b"])
    #expect(mentions(".boundary(1)") == [])
  }

  @Test func `what the source binds anywhere is not mentioned`() {
    #expect(mentions("let relu = 1\nprint(relu)") == ["print(_)"])
    #expect(mentions("f { loss in loss(1) }\nloss(2)") == ["f()"])
    #expect(mentions("func g(for dot: Int) { dot }") == ["Int"])
    #expect(mentions("struct Tensor {}\nTensor(1)") == [])
    #expect(mentions("for (square, _) in pairs { square }") == ["pairs"])
  }
}
