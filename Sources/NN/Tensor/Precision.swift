/// How many bits a tensor spends on each number.
///
/// Training uses `float32`; gradient checks and closed forms use `float64`. An operation on both
/// works in `float64`.
public enum Precision: String, Sendable, Hashable, CaseIterable {
  case float32
  case float64

  /// The bytes that one number takes.
  var size: Int { self == .float32 ? 4 : 8 }
}
