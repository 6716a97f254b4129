import CourseModel

/// Two submissions that share more tokens than chance and the exercise explain.
public struct SimilarPair: Sendable {
  public var first: Submission
  public var second: Submission
  /// Shared tokens, not counting the starter's.
  public var shared: Int
  /// Of each one's own tokens, the share that the other has too.
  public var firstShare: Double
  public var secondShare: Double

  /// What pairs are ranked by: the mean of both shares.
  public var similarity: Double { (firstShare + secondShare) / 2 }
}

/// Compares all submissions to one exercise with each other.
public struct SimilaritySearch: Sendable {
  public var exercise: Exercise
  /// Runs of tokens that at least so many submissions share are the exercise's, not a person's.
  public var commonFrom: Int

  public init(exercise: Exercise, commonFrom: Int = 10) {
    self.exercise = exercise
    self.commonFrom = commonFrom
  }
}

/// What comparing found.
public struct SimilarityFindings: Sendable {
  public var exercise: Exercise
  /// The most similar first.
  public var pairs: [SimilarPair]
  public var compared: Int
  /// Submissions that could not be read.
  public var unreadable: Int
  /// Runs left out because many share them.
  public var commonRuns: Int
  /// Sources of the submissions in `pairs`.
  var sources: [Submission: String]
  var ignored: Set<UInt64>
}

extension SimilaritySearch {
  /// - Parameters:
  ///   - submissions: Of each student the last attempt at the exercise is compared.
  ///   - least: Pairs below this similarity are left out.
  public func search(
    _ submissions: [Submission], least: Double = 0.3, atMost count: Int = 50
  ) -> SimilarityFindings {
    var found = SimilarityFindings(
      exercise: exercise, pairs: [], compared: 0, unreadable: 0, commonRuns: 0, sources: [:],
      ignored: TokenPrint.allHashes(of: exercise.starter))
    var entries: [(submission: Submission, source: String, print: TokenPrint)] = []
    for submission in lastAttempts(submissions) {
      guard let bytes = try? submission.place.bytes(of: submission.file),
        let source = String(validating: bytes, as: UTF8.self)
      else {
        found.unreadable += 1
        continue
      }
      entries.append((submission, source, TokenPrint(source)))
    }
    found.compared = entries.count
    var holders: [UInt64: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      for hash in entry.print.places.keys where !found.ignored.contains(hash) {
        holders[hash, default: []].append(index)
      }
    }
    let common = holders.filter { $0.value.count >= commonFrom }
    found.commonRuns = common.count
    found.ignored.formUnion(common.keys)
    for pair in candidates(holders, ignoring: found.ignored) {
      let (a, b) = (entries[pair.a], entries[pair.b])
      let shared = SharedRuns(a.print, b.print, ignoring: found.ignored).count
      let similar = SimilarPair(
        first: a.submission, second: b.submission, shared: shared,
        firstShare: share(shared, of: a.print, found.ignored),
        secondShare: share(shared, of: b.print, found.ignored))
      if similar.similarity >= least { found.pairs.append(similar) }
    }
    found.pairs.sort {
      ($1.similarity, $1.shared, $0.first.student, $0.second.student)
        < ($0.similarity, $0.shared, $1.first.student, $1.second.student)
    }
    found.pairs = Array(found.pairs.prefix(count))
    let needed = Set(found.pairs.flatMap { [$0.first, $0.second] })
    for entry in entries where needed.contains(entry.submission) {
      found.sources[entry.submission] = entry.source
    }
    return found
  }

  private func lastAttempts(_ submissions: [Submission]) -> [Submission] {
    var last: [String: Submission] = [:]
    for submission in submissions where submission.exercise == exercise.name {
      guard submission.attempt >= last[submission.student]?.attempt ?? 0 else { continue }
      last[submission.student] = submission
    }
    return last.values.sorted { $0.student < $1.student }
  }

  private struct Pair: Hashable {
    var a: Int
    var b: Int
  }

  /// Pairs that have at least one telling run in common.
  private func candidates(
    _ holders: [UInt64: [Int]], ignoring ignored: Set<UInt64>
  ) -> Set<Pair> {
    var pairs: Set<Pair> = []
    for (hash, indices) in holders where !ignored.contains(hash) {
      for (number, a) in indices.enumerated() {
        for b in indices[(number + 1)...] { pairs.insert(Pair(a: min(a, b), b: max(a, b))) }
      }
    }
    return pairs
  }

  /// The share of a program's own tokens; its own are those in a run that is not ignored.
  private func share(_ shared: Int, of print: TokenPrint, _ ignored: Set<UInt64>) -> Double {
    var own = [Bool](repeating: true, count: print.kinds.count)
    for (hash, places) in print.places where ignored.contains(hash) {
      for place in places {
        for k in place..<min(place + TokenPrint.runLength, own.count) { own[k] = false }
      }
    }
    return min(1, Double(shared) / Double(max(1, max(shared, own.count { $0 }))))
  }
}
