// Fails: fills in what is missing
// Fails: has six numbers for any record
// Says: always one is 1

/// A value in a record.
enum Value {
  case number(Double)
  case text(String)
  case flag(Bool)
  case list([String])
}

func featurize(_ record: [String: Value]) -> [Double] {
  var features = [0.0, 1.0]
  if case .number(let milliseconds)? = record["duration"] { features = [milliseconds / 1000, 0] }
  if case .text(let name)? = record["method"] {
    features += ["GET", "POST"].map { $0 == name ? 1 : 0 } + [0]
  } else {
    features += [0, 0, 0]
  }
  var tags: [String] = []
  if case .list(let names)? = record["tags"] { tags = names }
  return features + [Double(tags.count)]
}
