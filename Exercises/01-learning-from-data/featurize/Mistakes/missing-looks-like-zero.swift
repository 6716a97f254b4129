// Fails: fills in what is missing
// Says: the first two columns are 0 and 1

/// A value in a record.
enum Value {
  case number(Double)
  case text(String)
  case flag(Bool)
  case list([String])
}

func featurize(_ record: [String: Value]) -> [Double] {
  var features = [0.0, 0.0]
  if case .number(let milliseconds)? = record["duration"] { features = [milliseconds / 1000, 0] }
  var method = "other"
  if case .text(let name)? = record["method"], ["GET", "POST"].contains(name) { method = name }
  features += ["GET", "POST", "other"].map { $0 == method ? 1 : 0 }
  var tags: [String] = []
  if case .list(let names)? = record["tags"] { tags = names }
  return features + [Double(tags.count)]
}
