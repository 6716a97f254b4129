// Fails: inverts what can be inverted
// Says: With another number of bits than three, the decoder is wrong

func readCodes(_ answers: [[Double]]) -> [Int] {
  answers.map { row in
    var number = 0
    for answer in row { number = 2 * number + (answer > 0.5 ? 1 : 0) }
    return number
  }
}

func decoder(_ answers: [[Double]]) -> [Int?]? {
  var rows = [Int?](repeating: nil, count: max(8, 1 << answers[0].count))
  for (row, code) in readCodes(answers).enumerated() {
    if rows[code] != nil { return nil }
    rows[code] = row
  }
  return rows
}
