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

  @Test func `texts become words and characters`() {
    #expect(
      Tokenization.words("Don't stop, 'Été' is 3!") == [
        "don't", "stop", ",", "'", "été", "'", "is", "3", "!",
      ])
    #expect(Tokenization.characters("e\u{301}a").count == 2)
  }

  @Test func `a vocabulary numbers tokens and knows what it does not know`() {
    let vocabulary = Vocabulary([["b", "a", "c"], ["c", "a", "<eos>"]])
    #expect(vocabulary.tokens == ["<pad>", "<sos>", "<eos>", "<unk>", "a", "c", "b"])
    #expect(vocabulary.encode(["b", "z"], startsWithStart: true, ending: .end) == [1, 6, 3, 2])
    #expect(vocabulary.encode(["a"], ending: .start) == [4, 1], "the lectures' source")
    #expect(vocabulary.decode([1, 6, 3, 0, 2, 4]) == ["b", "<unk>"])
    #expect(Vocabulary([["b", "a", "c"], ["c", "a"]], leastCount: 2).count == 6)
    #expect(Vocabulary([["b", "a", "c"], ["c", "a"]], most: 1).tokens.last == "a")
  }

  @Test func `padding goes behind or before, and the mask tells where`() {
    let after = PaddedSequences([[5, 6, 7], [8], []])
    #expect(after.tokens == [[5, 6, 7], [8, 0, 0], [0, 0, 0]] && after.lengths == [3, 1, 0])
    #expect(after.mask().values == [1, 1, 1, 1, 0, 0, 0, 0, 0])
    let before = PaddedSequences([[5, 6, 7], [8]], length: 2, side: .before)
    #expect(before.tokens == [[6, 7], [0, 8]] && before.mask().values == [1, 1, 0, 1])
  }

  @Test func `buckets hold every sequence once, with lengths that are close`() {
    var generator = SeededGenerator(seed: 2)
    let lengths = (0..<50).map { _ in 1 + generator.integer(below: 20) }
    let batches = PaddedSequences.buckets(lengths: lengths, size: 8, using: &generator)
    #expect(batches.flatMap { $0 }.sorted() == Array(0..<50))
    #expect(batches.map(\.count).sorted() == [2, 8, 8, 8, 8, 8, 8])
    // Sorted by their shortest, no batch reaches into the next.
    let ranges = batches.map { batch in
      let own = batch.map { lengths[$0] }
      return (low: own.min()!, high: own.max()!)
    }.sorted { ($0.low, $0.high) < ($1.low, $1.high) }
    #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.high <= $1.low })
  }

  @Test func `n-grams count, with k added to every count`() {
    // After "a": b twice, c once; V = a, b, c and the end.
    let model = NGramModel([["a", "b"], ["a", "b"], ["a", "c"]], order: 2, k: 0.5)
    #expect(model.choices == 4 && model.probability(of: "b", after: ["z", "a"]) == 2.5 / 5)
    #expect(model.probability(of: "a", after: []) == 3.5 / 5, "the start is a context, too")
    #expect(model.probabilityOfEnd(after: ["b"]) == 2.5 / 4)
    #expect(model.probability(of: "b", after: ["never"]) == 0.25)
    let sum = ["a", "b", "c"].map { model.probability(of: $0, after: ["a"]) }.reduce(0, +)
    #expect((sum + model.probabilityOfEnd(after: ["a"]) - 1).magnitude < 1e-15)
    let expected = Glibc.pow(3.5 / 5 * 1.5 / 5 * 1.5 / 3, -1.0 / 3)
    #expect((model.perplexity([["a", "c"]]) - expected).magnitude < 1e-12)
    #expect(NGramModel([["a", "a"]], order: 1, k: 0).probability(of: "a", after: ["b"]) == 2.0 / 3)
  }

  @Test func `retrieval prefers rare words that are shared`() {
    let index = RetrievalIndex([["the", "cat"], ["the", "dog"], ["the", "the", "bird"]])
    // "the" twice in three words weighs more than once in two.
    #expect(index.search(["the", "dog"], top: 3).map(\.document) == [1, 2, 0])
    #expect(index.search(["fish"]).isEmpty)
    // Two words, each of one text: ln(4/2) + 1 against ln(4/4) + 1 for "the".
    let (rare, common) = (Glibc.log(2.0) + 1, 1.0)
    let best = index.search(["cat"])[0]
    #expect(best.document == 0)
    #expect((best.score - rare / (rare * rare + common).squareRoot()).magnitude < 1e-12)
    let questions = ToyTexts.questions
    let answers = RetrievalIndex(questions.map { Tokenization.words($0.question) })
    let right = questions.indices.count {
      answers.search(Tokenization.words(questions[$0].paraphrase)).first?.document == $0
    }
    #expect(questions.count == 40 && right >= 32)
    let found = questions.indices.count { asked in
      let words = Tokenization.words(questions[asked].paraphrase)
      return answers.search(words, top: 3).contains { $0.document == asked }
    }
    #expect(found >= 36)
  }
}
