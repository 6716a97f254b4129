/// How records of named values become vectors of one length.
///
/// ```swift
/// let schema = RecordSchema([
///   .number("duration", scale: 0.001), .flag("cached"),
///   .category("method", ["GET", "POST"]), .count("tags"),
/// ])
/// let vector = schema.features(of: try JSON.parse(line))
/// ```
/// A key that is missing, null or of another kind gives zeros and a 1 in a column that says so (for
/// categories a column "other"); keys that the schema does not name are ignored.
public struct RecordSchema: Sendable, Hashable {
  /// One named value of a record.
  public enum Field: Sendable, Hashable {
    /// A number times a factor, and whether it is missing: two columns.
    case number(String, scale: Double = 1)
    /// A truth value as 0 or 1, and whether it is missing: two columns.
    case flag(String)
    /// A text: a column for each that is known, and one for all others.
    case category(String, [String])
    /// The number of elements of an array, and whether it is missing: two columns.
    case count(String)
  }

  /// The fields in the order of their columns.
  public let fields: [Field]

  /// A schema of the given fields.
  public init(_ fields: [Field]) { self.fields = fields }

  /// The number of columns.
  public var width: Int { columns.count }

  /// What each column is: `duration`, `duration missing`, `method GET`, `method other`, ….
  public var columns: [String] {
    fields.flatMap { field in
      switch field {
      case .number(let key, _), .flag(let key), .count(let key): [key, "\(key) missing"]
      case .category(let key, let texts): texts.map { "\(key) \($0)" } + ["\(key) other"]
      }
    }
  }

  /// The record's vector; always of the schema's width.
  public func features(of record: JSON) -> [Double] {
    fields.flatMap { field -> [Double] in
      switch field {
      case .number(let key, let scale):
        return Self.optional(record[key]?.number.map { $0 * scale })
      case .flag(let key):
        guard case .bool(let value)? = record[key] else { return Self.optional(nil) }
        return Self.optional(value ? 1 : 0)
      case .count(let key):
        return Self.optional(record[key]?.elements.map { Double($0.count) })
      case .category(let key, let texts):
        let place = record[key]?.string.flatMap { texts.firstIndex(of: $0) } ?? texts.count
        return (0...texts.count).map { $0 == place ? 1 : 0 }
      }
    }
  }

  /// The vectors of several records, [records, width].
  public func features(of records: [JSON]) -> Tensor {
    Tensor(records.flatMap { features(of: $0) }, shape: [records.count, width])
  }

  private static func optional(_ value: Double?) -> [Double] {
    value.map { [$0, 0] } ?? [0, 1]
  }
}
