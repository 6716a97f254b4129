/// A sequence of words or letters and the one it is to be turned into.
public struct SequencePair: Sendable, Hashable {
  /// What is read.
  public let source: [String]
  /// What is to be written.
  public let target: [String]

  /// A sequence and what it is to be turned into.
  public init(source: [String], target: [String]) {
    self.source = source
    self.target = target
  }
}

/// Sequences to label or to turn into others.
public enum SequenceTasks {
  /// Random words over the first `letters` of the alphabet, to be said backward.
  public static func reversal(
    _ count: Int, lengths: ClosedRange<Int>, letters: Int = 8,
    using generator: inout SeededGenerator
  ) -> [SequencePair] {
    let alphabet = self.alphabet(letters)
    return (0..<count).map { _ in
      let length = lengths.lowerBound + generator.integer(below: lengths.count)
      let word = (0..<length).map { _ in alphabet[generator.integer(below: letters)] }
      return SequencePair(source: word, target: word.reversed())
    }
  }

  /// Tokens 0 to 5, each tagged with the parity of its sum with the **next** one (the last with its
  /// own): only who reads from both sides can know. Tokens and tags [count][length].
  public static func tagging(
    _ count: Int, length: Int = 8, using generator: inout SeededGenerator
  ) -> (tokens: [[Int]], tags: [[Int]]) {
    let tokens = (0..<count).map { _ in (0..<length).map { _ in generator.integer(below: 6) } }
    let tags = tokens.map { row in
      row.indices.map { (row[$0] + ($0 + 1 < row.count ? row[$0 + 1] : 0)) % 2 }
    }
    return (tokens, tags)
  }

  /// Words over `(`, `)`, `[` and `]`, class 1 where every bracket is closed by its like in the right
  /// order. Half of them are; the others differ from such a word in one bracket or two.
  public static func brackets(
    _ count: Int, pairs: ClosedRange<Int> = 1...6, using generator: inout SeededGenerator
  ) -> (words: [[String]], labels: [Int]) {
    var words: [[String]] = []
    var labels: [Int] = []
    for index in 0..<count {
      var word = balanced(pairs.lowerBound + generator.integer(below: pairs.count), &generator)
      if index % 2 == 1 {
        while isBalanced(word) {
          word[generator.integer(below: word.count)] =
            ["(", ")", "[", "]"][generator.integer(below: 4)]
        }
      }
      words.append(word)
      labels.append(index % 2 == 1 ? 0 : 1)
    }
    return (words, labels)
  }

  /// Whether every bracket is closed by its like in the right order.
  public static func isBalanced(_ word: [String]) -> Bool {
    var open: [String] = []
    for bracket in word {
      switch bracket {
      case "(", "[": open.append(bracket)
      case ")": if open.popLast() != "(" { return false }
      case "]": if open.popLast() != "[" { return false }
      default: return false
      }
    }
    return open.isEmpty
  }

  /// Dates as people write them, letter by letter, to be turned into numbers: `5 may 1999` and
  /// `may 5, 1999` into `1999-05-05`.
  public static func dates(
    _ count: Int, using generator: inout SeededGenerator
  ) -> [SequencePair] {
    let months = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    return (0..<count).map { _ in
      let (month, day) = (generator.integer(below: 12), 1 + generator.integer(below: 28))
      let year = 1950 + generator.integer(below: 100)
      let text =
        switch generator.integer(below: 3) {
        case 0: "\(day) \(months[month]) \(year)"
        case 1: "\(months[month]) \(day), \(year)"
        default: "\(months[month].prefix(3)) \(day) \(year)"
        }
      let numbers = "\(year)-\(twoDigits(month + 1))-\(twoDigits(day))"
      return SequencePair(source: text.map(String.init), target: numbers.map(String.init))
    }
  }

  private static func balanced(_ pairs: Int, _ generator: inout SeededGenerator) -> [String] {
    guard pairs > 0 else { return [] }
    // One pair around some of the rest, the others after it.
    let inside = generator.integer(below: pairs)
    let (left, right) = generator.integer(below: 2) == 0 ? ("(", ")") : ("[", "]")
    return [left] + balanced(inside, &generator) + [right]
      + balanced(pairs - 1 - inside, &generator)
  }

  private static func alphabet(_ letters: Int) -> [String] {
    precondition((1...26).contains(letters), "An alphabet has 1 to 26 letters; got \(letters).")
    return "abcdefghijklmnopqrstuvwxyz".prefix(letters).map(String.init)
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
