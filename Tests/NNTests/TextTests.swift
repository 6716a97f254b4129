import Glibc
import NN
import Testing

@Suite struct TextTests {
  @Test func `a Huffman tree joins the two rarest nodes again and again`() {
    // 1 + 1 = 2 (join 0); 2 + 2 = 4 (join 1); 4 + 5 = 9 (join 2, the root).
    let tree = HuffmanTree(counts: [5, 2, 1, 1])
    #expect(
      tree.children == [[.leaf(2), .leaf(3)], [.leaf(1), .inner(0)], [.inner(1), .leaf(0)]])
    #expect(tree.codes[0].bits == [true] && tree.codes[0].nodes == [2])
    #expect(tree.codes[3].bits == [false, true, true] && tree.codes[3].nodes == [2, 1, 0])
    #expect(tree.meanLength == 15.0 / 9)
  }

  @Test func `a Huffman code is within one bit of the entropy, and can be read back`() {
    var generator = SeededGenerator(seed: 4)
    for size in [1, 2, 3, 10, 200] {
      let counts = (0..<size).map { _ in 1 + Int(generator.uniform() * 50) }
      let tree = HuffmanTree(counts: counts)
      let total = Double(counts.reduce(0, +))
      let entropy = -counts.map { Double($0) / total * Glibc.log2(Double($0) / total) }
        .reduce(0, +)
      #expect(tree.meanLength >= entropy - 1e-12 && tree.meanLength < entropy + 1)
      // A full tree leaves no word unused: Kraft's sum is 1.
      let kraft = tree.codes.map { Glibc.exp2(-Double($0.bits.count)) }.reduce(0, +)
      #expect((kraft - 1).magnitude < 1e-12)
      let symbols = size == 1 ? [] : (0..<50).map { _ in Int(generator.uniform() * Double(size)) }
      #expect(tree.decode(tree.encode(symbols)) == symbols)
      #expect(size < 3 || tree.decode([tree.codes.first { $0.bits.count > 1 }!.bits[0]]) == nil)
    }
  }
}
