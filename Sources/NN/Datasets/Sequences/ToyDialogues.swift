/// Questions that can only be answered from what was said before.
extension ToyTexts {
  /// A story of sentences, a question and its answer.
  public struct Story: Sendable, Hashable {
    /// What is told, sentence by sentence.
    public let facts: [[String]]
    public let question: [String]
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

  /// Frequent questions with answers, each asked in other words too: for retrieval.
  public static let questions: [(question: String, paraphrase: String, answer: String)] = [
    (
      "how do i reset my password", "i forgot my password and must reset it",
      "Use the link below the sign-in form."
    ),
    ("when are you open", "at what time do you open", "From nine to six, Monday to Saturday."),
    ("where is my order", "my order has not arrived where is it", "The tracking page shows it."),
    (
      "can i return a book", "is it possible to return a book i bought",
      "Within thirty days, unread."
    ),
    ("how much is shipping", "what does shipping cost", "Four euros; free above fifty."),
    ("do you ship abroad", "can you ship to other countries abroad", "To all of Europe."),
    ("which cards do you accept", "what credit cards are accepted which cards", "All major ones."),
    (
      "how do i cancel an order", "i want to cancel the order i made",
      "On the order's page, until it is packed."
    ),
    ("is there a student discount", "do students get a discount", "Ten percent with a valid card."),
    (
      "how do i change my address", "my address is wrong how can i change it",
      "In your account, under addresses."
    ),
    ("can i pay on delivery", "is paying at delivery possible", "No; only before shipping."),
    ("do you sell used books", "are there used books too", "Yes, on the last shelf and page."),
    (
      "how do i contact support", "how can i reach the support people",
      "By mail or the chat on every page."
    ),
    ("do you have gift cards", "i want to buy a gift card", "Yes, for any amount."),
    ("is my data safe", "what do you do to keep data safe", "It is encrypted and never sold."),
    ("can i reserve a title", "please reserve a title for me", "For three days, without charge."),
    ("where are you located", "in which street are you located", "At the corner of Mill Lane."),
    ("is there parking nearby", "can i find parking close to you", "Behind the church."),
    ("do you buy old books", "will you buy my old books", "On Thursdays, after a look at them."),
    ("how long does delivery take", "how many days until delivery", "Two to four days."),
  ]
}
