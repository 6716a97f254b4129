/// The runs of tokens that two programs share, the longest first, none overlapping another.
struct SharedRuns {
  struct Run: Hashable {
    var first: Int
    var second: Int
    var count: Int
  }

  var runs: [Run] = []
  /// Tokens in all runs together.
  var count: Int { runs.reduce(0) { $0 + $1.count } }

  /// Shorter runs are chance.
  static let shortest = TokenPrint.runLength

  /// - Parameter ignored: Hashes that say nothing, such as those of the starter.
  init(_ a: TokenPrint, _ b: TokenPrint, ignoring ignored: Set<UInt64>) {
    var found: Set<Run> = []
    for (hash, places) in a.places where !ignored.contains(hash) {
      guard let others = b.places[hash] else { continue }
      // A run repeated a hundred times is still one run.
      for first in places.prefix(8) {
        for second in others.prefix(8) {
          found.insert(Self.extended(first, second, a.kinds, b.kinds))
        }
      }
    }
    var takenA = [Bool](repeating: false, count: a.kinds.count)
    var takenB = [Bool](repeating: false, count: b.kinds.count)
    for run in found.sorted(by: Self.isEarlier) where run.count >= Self.shortest {
      // What is left of it beside the longer ones.
      var start = 0
      while start < run.count {
        guard !takenA[run.first + start], !takenB[run.second + start] else {
          start += 1
          continue
        }
        var end = start
        while end < run.count, !takenA[run.first + end], !takenB[run.second + end] { end += 1 }
        if end - start >= Self.shortest {
          runs.append(
            Run(first: run.first + start, second: run.second + start, count: end - start))
          for k in start..<end { (takenA[run.first + k], takenB[run.second + k]) = (true, true) }
        }
        start = end
      }
    }
    runs.sort { $0.first < $1.first }
  }

  private static func isEarlier(_ a: Run, _ b: Run) -> Bool {
    (b.count, a.first, a.second) < (a.count, b.first, b.second)
  }

  private static func extended(
    _ first: Int, _ second: Int, _ a: [UInt64], _ b: [UInt64]
  ) -> Run {
    var back = 0
    while first - back > 0, second - back > 0, a[first - back - 1] == b[second - back - 1] {
      back += 1
    }
    var forth = 0
    while first + forth < a.count, second + forth < b.count, a[first + forth] == b[second + forth] {
      forth += 1
    }
    return Run(first: first - back, second: second - back, count: back + forth)
  }
}
