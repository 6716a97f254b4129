import Checking

let hiddenChecks = [
  Check("fills in what is missing", after: "turns two records into vectors") { student in
    let rest = ["GET", "POST", "PUT", "get", "other"].map { #""method": "\#($0)", "tags": ["a"]"# }
    for members in rest + [#""tags": ["a", "b"]"#, #""method": 7"#, #""method": ["GET"]"#, ""] {
      for duration in [nil, #""duration": "fast""#, #""duration": true"#, #""duration": 0"#] {
        let known = [duration ?? "", members].filter { !$0.isEmpty }.joined(separator: ", ")
        let (answer, expected) = (try student.featurize("{\(known)}"), reference("{\(known)}"))
        try student.expect(
          answer, equals: expected, remark: wrongColumns(try answer.as([Double].self), expected))
      }
    }
    try student.expect(
      student.featurize(#"{"tags": "new", "method": "PATCH"}"#), equals: [0, 1, 0, 0, 1, 0],
      remark: "Tags that are not a list count as missing.")
  },

  Check("has six numbers for any record", after: "turns two records into vectors") { student in
    for _ in 0..<10 {
      let count = student.generator.integer(below: 4)
      let tags = (0..<count).map { "\"tag \($0)\"" }.joined(separator: ", ")
      var members = [
        "\"duration\": \(student.generator.integer(below: 5000))", "\"tags\": [\(tags)]",
        "\"method\": \"\(["GET", "POST", "HEAD"][student.generator.integer(below: 3)])\"",
        "\"user\": \"ada\"", "\"cached\": true", "\"Duration\": 3",
      ]
      let order = student.generator.permutation(members.count)
      members = order.map { members[$0] }
      let line = "{" + members.joined(separator: ", ") + "}"
      try student.expect(
        student.featurize(line), equals: reference(line),
        remark: "A record with further keys, or with its keys in another order, gives another "
          + "vector. Six columns, always in the order of the statement.")
    }
  },
]

/// What to say of a record in which something is missing.
private func wrongColumns(_ answer: [Double], _ expected: [Double]) -> String {
  guard answer.count == 6 else {
    return
      "Also a record that lacks a key, or has a value of another kind under it, has six columns."
  }
  if answer[..<2] != expected[..<2] {
    return "Some record lacks a duration, or has one that is no number: then the first two columns "
      + "are 0 and 1. A duration of 0 is not missing."
  }
  if answer[2..<5] != expected[2..<5] {
    return
      "Of the three columns for the method always one is 1: a method that is missing, or is no "
      + "text, is anything else."
  }
  return "Tags that are missing, or are not a list, are 0."
}

/// What the solution makes of a line of JSON.
private func reference(_ line: String) -> [Double] {
  let members = (try? JSON.parse(line).members) ?? []
  var record: [String: Value] = [:]
  for member in members {
    switch member.value {
    case .number(let number): record[member.key] = .number(number)
    case .string(let text): record[member.key] = .text(text)
    case .bool(let flag): record[member.key] = .flag(flag)
    case .array(let elements): record[member.key] = .list(elements.map { $0.string ?? "" })
    case .null, .object: break
    }
  }
  return featurize(record)
}
