/// What keeps the server from starting, in one sentence.
public enum ServingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Another program listens there, or the port may not be used.
  case portUnavailable(UInt16, reason: String)
  /// A package that the live pages need is not installed.
  case missing(path: String, package: String)
  case unreadable(path: String, reason: String)
  case unwritable(path: String, reason: String)

  public var description: String {
    switch self {
    case .portUnavailable(let port, let reason):
      "Cannot listen on port \(port) of this machine: \(reason). "
        + "Without --port a free one is taken."
    case .missing(let path, let package):
      "Live pages need \(path): install Debian's package \(package)."
    case .unreadable(let path, let reason): "Cannot read \(path): \(reason)."
    case .unwritable(let path, let reason): "Cannot write \(path): \(reason)."
    }
  }
}
