/// Sequences of different lengths made equally long, with a mask that tells what was there.
public struct PaddedSequences: Sendable, Hashable {
  /// Where padding goes.
  public enum Side: Sendable {
    /// Behind each sequence, as decoders need it.
    case after
    /// Before each sequence, so that the last step is the last token of all.
    case before
  }

  /// [sequences][length]
  public let tokens: [[Int]]
  /// How many tokens of each sequence are its own.
  public let lengths: [Int]
  private let side: Side

  /// Sequences padded to the longest, or to `length`; longer ones lose their end (with padding
  /// before, their beginning).
  public init(
    _ sequences: [[Int]], length: Int? = nil, side: Side = .after,
    padding: Int = Vocabulary.padding
  ) {
    let length = length ?? sequences.map(\.count).max() ?? 0
    precondition(length >= 0, "Sequences are not padded to \(length).")
    self.side = side
    lengths = sequences.map { min($0.count, length) }
    tokens = sequences.map { sequence in
      let fill = [Int](repeating: padding, count: max(length - sequence.count, 0))
      return side == .after
        ? sequence.prefix(length) + fill : fill + sequence.suffix(length)
    }
  }

  /// 1 where a token is a sequence's own, 0 where it is padding: [sequences, length].
  public func mask(precision: Precision = .float32) -> Tensor {
    let width = tokens.first?.count ?? 0
    let values = lengths.flatMap { length in
      (0..<width).map { place in
        (side == .after ? place < length : place >= width - length) ? 1.0 : 0
      }
    }
    return Tensor(values, shape: [tokens.count, width], precision: precision)
  }

  /// Batches of sequences of similar length, so that little is padding: numbers of sequences, each in
  /// one batch. Within a length the order, and the order of the batches, is drawn anew.
  public static func buckets(
    lengths: [Int], size: Int, using generator: inout SeededGenerator
  ) -> [[Int]] {
    precondition(size > 0, "A batch has at least 1 sequence; got size \(size).")
    let shuffled = generator.permutation(lengths.count)
    let order = shuffled.indices.sorted {
      (lengths[shuffled[$0]], $0) < (lengths[shuffled[$1]], $1)
    }.map { shuffled[$0] }
    let batches = stride(from: 0, to: order.count, by: size).map {
      Array(order[$0..<min($0 + size, order.count)])
    }
    return generator.permutation(batches.count).map { batches[$0] }
  }
}
