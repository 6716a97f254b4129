import Answering

let interface = [
  Function("featurize(_:)") { (line: String) in
    featurize(try record(of: line))
  }
]

/// The record that a line of JSON describes.
private func record(of line: String) throws -> [String: Value] {
  let members = try JSON.parse(line).members ?? []
  return Dictionary(
    uniqueKeysWithValues: members.compactMap { member in
      value(of: member.value).map { (member.key, $0) }
    })
}

private func value(of json: JSON) -> Value? {
  switch json {
  case .number(let number): .number(number)
  case .string(let text): .text(text)
  case .bool(let flag): .flag(flag)
  case .array(let elements): .list(elements.map { $0.string ?? "" })
  case .null, .object: nil
  }
}
