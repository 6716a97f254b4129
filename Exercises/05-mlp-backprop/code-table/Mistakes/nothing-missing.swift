// Fails: inverts what can be inverted
// Says: Where a number is spelled by no row

func readCodes(_ answers: [[Double]]) -> [Int] {
  answers.map { row in
    var number = 0
    for answer in row { number = 2 * number + (answer > 0.5 ? 1 : 0) }
    return number
  }
}

func decoder(_ answers: [[Double]]) -> [Int?]? {
  var rows = [Int?](repeating: nil, count: 1 << answers[0].count)
  for (row, code) in readCodes(answers).enumerated() {
    if rows[code] != nil { return nil }
    rows[code] = row
  }
  return rows.contains { $0 == nil } ? nil : rows
}
