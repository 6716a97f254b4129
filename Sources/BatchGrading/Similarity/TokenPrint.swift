import SwiftSource

/// A program's fingerprints: hashes of runs of tokens, thinned out so that every long enough run
/// that two programs share leaves one hash in both.
///
/// Winnowing: Schleimer, Wilkerson, Aiken, “Winnowing: local algorithms for document fingerprinting”,
/// SIGMOD 2003.
struct TokenPrint {
  /// Tokens in a run that is hashed.
  static let runLength = 12
  /// Of so many successive runs one is kept, the one with the least hash: a shared run of
  /// `runLength + window - 1` tokens cannot be missed.
  static let window = 6

  var tokens: [LexicalToken]
  /// Numbers of the kinds of the tokens, for fast comparing.
  var kinds: [UInt64]
  /// Where each kept hash's run begins.
  var places: [UInt64: [Int]]

  init(_ source: String) {
    tokens = UntrustedSource(source).lexicalTokens
    kinds = tokens.map { Self.hash($0.kind) }
    places = [:]
    let hashes = Self.runHashes(kinds)
    for place in Self.winnowed(hashes) { places[hashes[place], default: []].append(place) }
  }

  /// All hashes of runs, none left out.
  static func allHashes(of source: String) -> Set<UInt64> {
    Set(runHashes(UntrustedSource(source).lexicalTokens.map { hash($0.kind) }))
  }

  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  /// The hash of each run of `runLength` tokens, each from the one before it (Rabin and Karp).
  private static func runHashes(_ kinds: [UInt64]) -> [UInt64] {
    guard kinds.count >= runLength else { return [] }
    let base: UInt64 = 0x9e37_79b9_7f4a_7c15
    let highest = (1..<runLength).reduce(UInt64(1)) { power, _ in power &* base }
    var hash = kinds[..<runLength].reduce(UInt64(0)) { $0 &* base &+ $1 }
    var hashes = [mixed(hash)]
    for next in runLength..<kinds.count {
      hash = (hash &- kinds[next - runLength] &* highest) &* base &+ kinds[next]
      hashes.append(mixed(hash))
    }
    return hashes
  }

  /// The least of a window is to be any of its hashes, equally likely.
  private static func mixed(_ hash: UInt64) -> UInt64 {
    var z = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// The places of the least hash of each window; of equal ones the rightmost, and none twice.
  static func winnowed(_ hashes: [UInt64]) -> [Int] {
    guard !hashes.isEmpty else { return [] }
    var places: [Int] = []
    for start in 0...max(0, hashes.count - window) {
      var least = start
      for place in start..<min(start + window, hashes.count) where hashes[place] <= hashes[least] {
        least = place
      }
      if places.last != least { places.append(least) }
    }
    return places
  }
}
