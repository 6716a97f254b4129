/// Small texts made from templates: what they teach can be checked word by word.
public enum ToyTexts {
  /// Four sentences about a cat and a dog, six times: 540 characters, of which a bigram knows the
  /// next with 1.00 bits a character left open, a network with memory far fewer.
  public static let catAndDog = String(
    repeating: "the cat sat on the mat. the dog sat on the log. "
      + "the cat saw the dog. the dog saw the cat. ", count: 6)

  /// 56 sentences of 392 words about kings, queens and pets, in which a word's company tells what it
  /// means: the vocabulary has 38 words.
  public static let royal: [[String]] = {
    var sentences: [String] = []
    let pairs = [("king", "queen"), ("prince", "princess"), ("man", "woman"), ("boy", "girl")]
    for (male, female) in pairs {
      for (word, pronoun, owner) in [(male, "he", "his"), (female, "she", "her")] {
        let isYoung = ["prince", "princess", "boy", "girl"].contains(word)
        let isRoyal = ["king", "queen", "prince", "princess"].contains(word)
        let age = isYoung ? "young" : "old"
        let (home, treasure) = isRoyal ? ("palace", "crown") : ("village", "basket")
        sentences += [
          "the \(word) is \(age) and \(pronoun) lives in the \(home)",
          "\(pronoun) is the \(word) of the \(home)",
          "the \(word) wears \(owner) \(treasure)",
          "\(owner) \(treasure) is in the \(home) of the \(word)",
          "the \(age) \(word) loves \(owner) \(treasure)",
          "every \(age) \(word) says \(pronoun) is \(age)",
        ]
      }
    }
    for (pet, food) in [("dog", "bone"), ("cat", "fish")] {
      sentences += [
        "the \(pet) eats a \(food)", "a \(pet) likes the \(food)",
        "the \(pet) sleeps near the \(food)", "a hungry \(pet) eats",
      ]
    }
    return sentences.map(words)
  }()

  /// Short reviews of a film, class 1 if they praise it. `not` turns the next judgement around, so
  /// that a bag of words does not know.
  public static func reviews(
    _ count: Int, using generator: inout SeededGenerator
  ) -> (texts: [[String]], labels: [Int]) {
    let good = ["good", "great", "fine", "nice"]
    let bad = ["bad", "poor", "awful", "dull"]
    let filler = ["the", "film", "was", "really", "plot", "a", "so", "and"]
    var texts: [[String]] = []
    var labels: [Int] = []
    while texts.count < count {
      var (text, score): ([String], Int) = ([], 0)
      for _ in 0...generator.integer(below: 2) {
        for _ in 0...generator.integer(below: 3) { text.append(pick(filler, &generator)) }
        let isNegated = generator.integer(below: 2) == 1
        let isPraise = generator.integer(below: 2) == 1
        text += isNegated ? ["not"] : []
        text.append(pick(isPraise ? good : bad, &generator))
        score += isPraise == isNegated ? -1 : 1
      }
      // Two judgements may contradict each other: such a review has no class.
      if score == 0 { continue }
      texts.append(text)
      labels.append(score > 0 ? 1 : 0)
    }
    return (texts, labels)
  }

  /// `the red car sees a dog`-like sentences in English and French. The adjective goes behind the
  /// noun, and it and the article take its gender.
  public static func translations(
    _ count: Int, using generator: inout SeededGenerator
  ) -> [SequencePair] {
    let nouns = [
      ("car", "voiture", true), ("house", "maison", true), ("dog", "chien", false),
      ("cat", "chat", false), ("book", "livre", false), ("table", "table", true),
    ]
    let adjectives = [
      ("red", "rouge", "rouge"), ("black", "noir", "noire"), ("small", "petit", "petite"),
      ("green", "vert", "verte"),
    ]
    let verbs = [("sees", "voit"), ("eats", "mange"), ("has", "a")]
    func phrase() -> SequencePair {
      let (english, french, isFeminine) = pick(nouns, &generator)
      var (source, target) = (["the"], [isFeminine ? "la" : "le", french])
      let choice = generator.integer(below: adjectives.count + 1)
      if choice < adjectives.count {
        let (adjective, masculine, feminine) = adjectives[choice]
        source.append(adjective)
        target.append(isFeminine ? feminine : masculine)
      }
      return SequencePair(source: source + [english], target: target)
    }
    return (0..<count).map { _ in
      let (subject, verb, object) = (phrase(), pick(verbs, &generator), phrase())
      return SequencePair(
        source: subject.source + [verb.0] + object.source,
        target: subject.target + [verb.1] + object.target)
    }
  }

  /// Words as texts separated by spaces.
  static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  static func pick<Element>(
    _ elements: [Element], _ generator: inout SeededGenerator
  ) -> Element {
    elements[generator.integer(below: elements.count)]
  }
}
