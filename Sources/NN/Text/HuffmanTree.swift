/// The binary tree whose leaves are symbols, frequent ones near the root: no other code of whole
/// bits is shorter on average.
///
/// ```swift
/// let tree = HuffmanTree(counts: [5, 2, 1, 1])
/// tree.codes[0].bits          // [true]: the most frequent symbol costs one bit
/// tree.meanLength             // 1.667 bits; the entropy is 1.658
/// ```
/// The two rarest nodes are joined again and again: the rarer is child 0, a leaf goes before an
/// inner node of the same count (which keeps the longest code short), and a lower number before a
/// higher. With n symbols there are n − 1 inner nodes, numbered in the order in which they are
/// joined; so the root is the last. D. Huffman, A Method for the Construction of
/// Minimum-Redundancy Codes, 1952. A hierarchical softmax decides once at each inner node of a
/// symbol's path (T. Mikolov and others, Efficient Estimation of Word Representations in Vector
/// Space, 2013).
public struct HuffmanTree: Sendable, Hashable {
  /// A place in the tree.
  public enum Node: Sendable, Hashable {
    /// A symbol, counted from 0.
    case leaf(Int)
    /// The join with this number, counted from 0.
    case inner(Int)
  }

  /// The way from the root to a symbol.
  public struct Code: Sendable, Hashable {
    /// The inner nodes passed, the root first.
    public let nodes: [Int]
    /// The turn taken at each of them: true to child 1.
    public let bits: [Bool]
  }

  /// How often each symbol occurs.
  public let counts: [Double]
  /// The two children of each inner node, by the node's number.
  public let children: [[Node]]
  /// The way to each symbol.
  public let codes: [Code]

  /// The tree for symbols that occur this often: counts or probabilities, none negative. One symbol
  /// alone has an empty code.
  public init(counts: [Double]) {
    precondition(
      !counts.isEmpty && counts.allSatisfy { $0 >= 0 && $0.isFinite },
      "A Huffman tree needs at least one count, none negative; got \(counts.count) of them.")
    self.counts = counts
    children = Self.joined(counts)
    codes = Self.codes(of: children, symbols: counts.count)
  }

  /// The tree for symbols that occur this often.
  public init(counts: [Int]) {
    self.init(counts: counts.map(Double.init))
  }
}

extension HuffmanTree {
  /// Σ countᵢ · lengthᵢ / Σ countᵢ, in bits: at least the entropy and less than the entropy + 1.
  /// Not a number if nothing was counted.
  public var meanLength: Double {
    let bits = zip(counts, codes).reduce(0) { $0 + $1.0 * Double($1.1.bits.count) }
    return bits / counts.reduce(0, +)
  }

  /// The codes of these symbols, one after the other.
  public func encode(_ symbols: [Int]) -> [Bool] {
    symbols.flatMap { codes[$0].bits }
  }

  /// The symbols whose codes these bits are; nil if they end inside a code. A tree of one symbol
  /// has no bits to read.
  public func decode(_ bits: [Bool]) -> [Int]? {
    guard let root = children.indices.last else { return bits.isEmpty ? [] : nil }
    var symbols: [Int] = []
    var place = root
    for bit in bits {
      switch children[place][bit ? 1 : 0] {
      case .inner(let next):
        place = next
      case .leaf(let symbol):
        symbols.append(symbol)
        place = root
      }
    }
    return place == root ? symbols : nil
  }

  /// Joins are made in the order of their counts, so that both the sorted leaves and the joins are
  /// queues: the rarest node of all is at the head of one of them.
  private static func joined(_ counts: [Double]) -> [[Node]] {
    let leaves = counts.indices.sorted { (counts[$0], $0) < (counts[$1], $1) }
    var joins: [[Node]] = []
    var joinCounts: [Double] = []
    var (nextLeaf, nextJoin) = (0, 0)
    func takeRarest() -> (node: Node, count: Double) {
      let leafIsRarest =
        nextLeaf < leaves.count
        && (nextJoin == joins.count || counts[leaves[nextLeaf]] <= joinCounts[nextJoin])
      if leafIsRarest {
        nextLeaf += 1
        return (.leaf(leaves[nextLeaf - 1]), counts[leaves[nextLeaf - 1]])
      }
      nextJoin += 1
      return (.inner(nextJoin - 1), joinCounts[nextJoin - 1])
    }
    for _ in 1..<max(counts.count, 1) {
      let (first, second) = (takeRarest(), takeRarest())
      joins.append([first.node, second.node])
      joinCounts.append(first.count + second.count)
    }
    return joins
  }

  /// Ways are written from the root down: a node's number is below that of the node it hangs from.
  private static func codes(of children: [[Node]], symbols: Int) -> [Code] {
    var codes = [Code](repeating: Code(nodes: [], bits: []), count: symbols)
    var ways = [Code](repeating: Code(nodes: [], bits: []), count: children.count)
    for node in children.indices.reversed() {
      for (bit, child) in children[node].enumerated() {
        let way = Code(nodes: ways[node].nodes + [node], bits: ways[node].bits + [bit == 1])
        switch child {
        case .leaf(let symbol): codes[symbol] = way
        case .inner(let next): ways[next] = way
        }
      }
    }
    return codes
  }
}
