// Fails: fills in what is missing
// Says: A duration of 0 is not missing.

/// A value in a record.
enum Value {
  case number(Double)
  case text(String)
  case flag(Bool)
  case list([String])
}

func featurize(_ record: [String: Value]) -> [Double] {
  var seconds = 0.0
  if case .number(let milliseconds)? = record["duration"] { seconds = milliseconds / 1000 }
  var features = [seconds, seconds == 0 ? 1 : 0]
  var method = "other"
  if case .text(let name)? = record["method"], ["GET", "POST"].contains(name) { method = name }
  features += ["GET", "POST", "other"].map { $0 == method ? 1 : 0 }
  var tags: [String] = []
  if case .list(let names)? = record["tags"] { tags = names }
  return features + [Double(tags.count)]
}
