/// A value in a record.
enum Value {
  case number(Double)
  case text(String)
  case flag(Bool)
  case list([String])
}

/// The six features of a record: duration in seconds, duration missing, method GET, method POST, other
/// method, number of tags.
func featurize(_ record: [String: Value]) -> [Double] {
  var features = [0.0, 1.0]
  if case .number(let milliseconds)? = record["duration"] { features = [milliseconds / 1000, 0] }

  var method = "other"
  if case .text(let name)? = record["method"] { method = name }
  let known = ["GET", "POST"]
  features += known.map { $0 == method ? 1 : 0 }
  features.append(known.contains(method) ? 0 : 1)

  var tags: [String] = []
  if case .list(let names)? = record["tags"] { tags = names }
  return features + [Double(tags.count)]
}
