/// The name that a mistyped one most likely meant: `nearestName(to: "hiden", in: ["hide", "id"])`.
///
/// Returns `nil` where nothing is near: more than a third of the longer name would have to change.
/// Case does not count, and of two equally near names the earlier one wins.
public func nearestName(to name: String, in candidates: some Sequence<String>) -> String? {
  var best: (name: String, distance: Int)?
  let mistyped = Array(name.lowercased())
  for candidate in candidates {
    let right = Array(candidate.lowercased())
    let distance = editDistance(mistyped, right)
    let allowed = max(1, max(mistyped.count, right.count) / 3)
    guard distance <= allowed, distance < max(mistyped.count, right.count) else { continue }
    if distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.name
}

/// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`
/// (optimal string alignment; Damerau, CACM 7(3), 1964).
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var rowBeforeLast: [Int] = []
  var lastRow = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1] + Array(repeating: 0, count: b.count)
    for j in b.indices {
      row[j + 1] = min(lastRow[j + 1] + 1, row[j] + 1, lastRow[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        row[j + 1] = min(row[j + 1], rowBeforeLast[j - 1] + 1)
      }
    }
    (rowBeforeLast, lastRow) = (lastRow, row)
  }
  return lastRow[b.count]
}
