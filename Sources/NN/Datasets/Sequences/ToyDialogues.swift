/// Questions that can only be answered from what was said before.
extension ToyTexts {
  /// A story of sentences, a question and its answer.
  public struct Story: Sendable, Hashable {
    /// What is told, sentence by sentence.
    public let facts: [[String]]
    /// What is asked at the end, word by word.
    public let question: [String]
    /// The one word that answers it.
    public let answer: String
  }

  /// Five movements of three people between four places, and where one of them is now:
  /// `anna went to garden`, …, `where is anna`. J. Weston and others, Memory Networks, 2015.
  public static func stories(
    _ count: Int, facts: Int = 5, using generator: inout SeededGenerator
  ) -> [Story] {
    precondition(facts >= 1, "A story has at least 1 fact; got \(facts).")
    let people = ["anna", "bob", "carl"]
    let places = ["kitchen", "garden", "office", "hall"]
    return (0..<count).map { _ in
      let moves = (0..<facts).map { _ in (pick(people, &generator), pick(places, &generator)) }
      let known = people.filter { person in moves.contains { $0.0 == person } }
      let person = pick(known, &generator)
      return Story(
        facts: moves.map { [$0.0, "went", "to", $0.1] }, question: ["where", "is", person],
        answer: moves.last { $0.0 == person }!.1)
    }
  }

  /// Two turns of a conversation, in which a name or a liking may be told, then a question and its
  /// answer: `my name is hana`, `hello hana`, …, `who am i`, `your name is hana`.
  public static func dialogues(
    _ count: Int, using generator: inout SeededGenerator
  ) -> [(utterances: [[String]], answer: [String])] {
    let names = ["anna", "bob", "carl", "dora", "emil", "fay", "gus", "hana"]
    let things = ["tea", "milk", "rice", "soup", "figs", "jam", "kiwi", "nuts"]
    return (0..<count).map { _ in
      let (name, thing) = (pick(names, &generator), pick(things, &generator))
      let turns = [
        ("my name is \(name)", "hello \(name)"), ("i like \(thing)", "\(thing) is good"),
        ("how are you", "fine thanks"),
      ]
      let chosen = generator.choice(2, from: 3)
      var questions: [(String, String)] = []
      if chosen.contains(0) {
        let question = generator.uniform() < 0.5 ? "what is my name" : "who am i"
        questions.append((question, "your name is \(name)"))
      }
      if chosen.contains(1) { questions.append(("what do i like", "you like \(thing)")) }
      // Every fifth question needs no memory.
      let last = generator.uniform() < 0.8 ? pick(questions, &generator) : turns[2]
      let said = chosen.flatMap { [turns[$0].0, turns[$0].1] } + [last.0]
      return (said.map(words), words(last.1))
    }
  }
}
