/// Decides whether a request may be answered at all, before any of its body is read.
///
/// A page of another site can make the browser send requests here, and by a name that it points at
/// 127.0.0.1 it could even read the answers. So the host must be this machine by its own name, the
/// origin must be this server's, and the path must begin with the session's token.
struct Admission: Sendable {
  let token: Token
  let port: UInt16

  /// What the largest request may hold: the texts of a lesson's cells.
  static let bodyLimit = 4 << 20

  enum Decision: Equatable {
    /// The path below the token, without a leading slash.
    case admitted(path: String)
    case refused(status: Int, reason: String)
  }

  func decide(_ request: Request) -> Decision {
    guard let host = request.host, hosts.contains(host) else {
      return .refused(status: 403, reason: "This server answers to 127.0.0.1 only.")
    }
    if let origin = request.origin {
      guard origin == "http://\(host)" else {
        return .refused(status: 403, reason: "This server answers its own pages only.")
      }
    } else if request.method == .post {
      return .refused(status: 403, reason: "A request that changes something must say its origin.")
    }
    let path = request.path.dropFirst()
    guard request.path.first == "/" else { return wrongAddress }
    let first = path.prefix { $0 != "/" }
    guard token.matches(first) else { return wrongAddress }
    return .admitted(path: String(path.dropFirst(first.count + 1)))
  }

  private var hosts: [String] { ["127.0.0.1:\(port)", "localhost:\(port)"] }

  private var wrongAddress: Decision {
    .refused(
      status: 403, reason: "Use the whole address that `gradus serve` printed when it started.")
  }
}
