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
  // Your code here.
  return []
}
