/// The candidate that a person most likely meant by `name`, if one is near enough.
///
/// Nearness is the edit distance with transpositions (Damerau–Levenshtein, restricted); a third of
/// the name's letters may be wrong, at least one. A prefix of a candidate counts as near.
public func nearestName(to name: String, in candidates: some Sequence<String>) -> String? {
  let word = Array(name.lowercased())
  let allowed = max(1, word.count / 3)
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let other = Array(candidate.lowercased())
    var distance = editDistance(word, other)
    if word.count >= 3 && (other.starts(with: word) || candidate.lowercased().contains(name)) {
      distance = min(distance, 1)
    }
    if distance <= allowed, best.map({ distance < $0.distance }) ?? true {
      best = (candidate, distance)
    }
  }
  return best?.name
}

private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var before: [Int] = []
  var previous = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var least = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, before[j - 1] + 1) }
      row.append(least)
    }
    before = previous
    previous = row
  }
  return previous[b.count]
}
