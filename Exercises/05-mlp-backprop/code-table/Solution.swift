/// The number that each row of hidden answers spells, its first bit counting most.
func readCodes(_ answers: [[Double]]) -> [Int] {
  answers.map { row in row.reduce(0) { 2 * $0 + ($1 > 0.5 ? 1 : 0) } }
}

/// For each number that so many bits can spell, the row that spells it; nil if two rows spell the same.
func decoder(_ answers: [[Double]]) -> [Int?]? {
  var rows = [Int?](repeating: nil, count: 1 << answers[0].count)
  for (row, code) in readCodes(answers).enumerated() {
    guard rows[code] == nil else { return nil }
    rows[code] = row
  }
  return rows
}
