/// A located message to an author: what is wrong, where, and the nearest right thing to write.
public struct Diagnostic: Hashable, Sendable, Codable {
  public enum Severity: String, Sendable, Codable { case error, warning }

  public var severity: Severity
  public var location: SourceLocation
  public var message: String
  public var suggestion: String?
  public var notes: [Note]

  /// A second place that explains the first, such as an earlier declaration of the same name.
  public struct Note: Hashable, Sendable, Codable {
    public var location: SourceLocation
    public var message: String

    public init(location: SourceLocation, message: String) {
      self.location = location
      self.message = message
    }
  }

  public init(
    _ severity: Severity, at location: SourceLocation, _ message: String,
    suggestion: String? = nil, notes: [Note] = []
  ) {
    self.severity = severity
    self.location = location
    self.message = message
    self.suggestion = suggestion
    self.notes = notes
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: error: message`, then the suggestion and notes on lines of their own.
  public var description: String {
    var lines = ["\(location): \(severity.rawValue): \(message)"]
    if let suggestion { lines.append("  help: \(suggestion)") }
    lines += notes.map { "  \($0.location): note: \($0.message)" }
    return lines.joined(separator: "\n")
  }
}
