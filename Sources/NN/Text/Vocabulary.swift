/// The tokens that a model knows, by number.
///
/// ```swift
/// let vocabulary = Vocabulary([["the", "cat"], ["the", "dog"]])
/// vocabulary.encode(["the", "cow"], ending: .end)      // [4, 3, 2]: "the", unknown, end
/// ```
/// The first four numbers are for padding (0), the start (1) and the end (2) of a sequence and a token
/// that is not known (3). The others come by falling count, equal ones by alphabet.
public struct Vocabulary: Sendable, Hashable {
  /// Fills up sequences that are shorter than others.
  public static let padding = 0
  /// Stands before the first token that a decoder makes.
  public static let start = 1
  /// Says that a sequence is complete.
  public static let end = 2
  /// Stands for a token that is not known.
  public static let unknown = 3

  /// What stands behind a sequence.
  public enum Ending: Sendable {
    case none
    /// The end, as is usual.
    case end
    /// The start, as in the lectures: what ends the source starts the target.
    case start
  }

  /// The tokens by number; the first four are `<pad>`, `<sos>`, `<eos>` and `<unk>`.
  public let tokens: [String]
  private let numbers: [String: Int]

  /// The tokens of some texts.
  ///
  /// - Parameter leastCount: Rarer tokens are not known.
  /// - Parameter most: At most as many tokens are known, the most frequent ones.
  public init(_ texts: [[String]], leastCount: Int = 1, most: Int = .max) {
    let specials = ["<pad>", "<sos>", "<eos>", "<unk>"]
    let counts = Tokenization.counts(texts).filter {
      $0.value >= leastCount && !specials.contains($0.key)
    }
    let known = counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.prefix(most)
    tokens = specials + known.map(\.key)
    numbers = Dictionary(uniqueKeysWithValues: tokens.enumerated().map { ($1, $0) })
  }
}

extension Vocabulary {
  /// The number of tokens, the four special ones included.
  public var count: Int { tokens.count }

  /// The token's number; that of the unknown one if it is not known.
  public func number(of token: String) -> Int { numbers[token] ?? Self.unknown }

  /// The numbers of a sequence.
  public func encode(
    _ sequence: [String], startsWithStart: Bool = false, ending: Ending = .none
  ) -> [Int] {
    let tail: [Int] =
      switch ending {
      case .none: []
      case .end: [Self.end]
      case .start: [Self.start]
      }
    return (startsWithStart ? [Self.start] : []) + sequence.map(number) + tail
  }

  /// The tokens up to the first end; padding and starts are left out.
  public func decode(_ numbers: [Int]) -> [String] {
    numbers.prefix { $0 != Self.end }
      .filter { $0 != Self.padding && $0 != Self.start }
      .map { number in
        precondition(
          tokens.indices.contains(number),
          "A vocabulary of \(count) tokens has numbers 0 to \(count - 1); got \(number).")
        return tokens[number]
      }
  }
}
