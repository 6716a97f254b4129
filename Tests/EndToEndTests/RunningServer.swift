import Foundation
import Processes

/// `gradus serve` on a course of the tests' own.
final class RunningServer {
  private let process: RunningProcess
  /// Where it serves, with the token.
  let address: String
  let port: Int

  /// - Parameter port: a free one when `nil`.
  init(_ course: TinyCourse, port: Int? = nil) throws {
    let output = course.root.appending(path: "serve-\(UUID()).log")
    let file = open(output.path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(file) }
    process = try Command(
      TinyCourse.tool, ["serve"] + (port.map { ["--port", "\($0)"] } ?? []),
      environment: ["PATH": "/usr/bin:/bin", "HOME": course.root.path],
      directory: course.root.path
    ).start(standardOutput: file, standardError: file)
    let deadline = ContinuousClock.now + .seconds(180)
    var said = ""
    while ContinuousClock.now < deadline {
      said = try String(contentsOf: output, encoding: .utf8)
      if said.contains("Control-C") || process.wait(atMost: .milliseconds(50)) != nil { break }
    }
    guard let start = said.range(of: "http://"),
      let end = said[start.lowerBound...].firstIndex(of: ";")
    else {
      process.kill()
      process.wait()
      throw BrowserError(reason: "gradus serve said: \(said)")
    }
    address = String(said[start.lowerBound..<end])
    self.port = URL(string: address)?.port ?? 0
  }

  /// As when the machine loses power: nothing is told to anybody.
  func kill() {
    process.kill(SIGKILL)
    process.wait()
  }

  deinit {
    process.kill(SIGTERM)
    if process.wait(atMost: .seconds(20)) == nil { kill() }
  }

  /// The answer to a request that is made by hand, status line and all.
  func answer(
    to method: String, _ path: String, headers: [String: String] = [:], body: String = ""
  ) throws -> String {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw BrowserError(reason: "no connection") }
    var all = ["Host": "127.0.0.1:\(port)", "Connection": "close"]
    if method == "POST" { all["Content-Length"] = "\(body.utf8.count)" }
    all.merge(headers) { $1 }
    let head = all.map { "\($0.key): \($0.value)\r\n" }.joined()
    let text = Array("\(method) \(path) HTTP/1.1\r\n\(head)\r\n\(body)".utf8)
    // What is refused early may not be read to its end.
    _ = send(socket, text, text.count, Int32(MSG_NOSIGNAL))
    var answer: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = recv(socket, &bytes, bytes.count, 0), count > 0 {
      answer += bytes[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
  }

  /// The path of a page, with the token.
  func path(_ page: String) -> String { (URL(string: address)?.path ?? "") + "/\(page)" }
}
