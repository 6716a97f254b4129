import Testing

@testable import Serving

/// Who may ask for anything at all.
@Suite struct AdmissionTests {
  private let token = Token()

  private func decide(
    _ method: Request.Method = .get, path: String? = nil, host: String? = "127.0.0.1:4000",
    origin: String? = nil
  ) -> Admission.Decision {
    Admission(token: token, port: 4000).decide(
      Request(
        method: method, path: path ?? "/\(token.text)/index.html", host: host, origin: origin))
  }

  private func isRefused(_ decision: Admission.Decision) -> Bool {
    if case .refused(403, _) = decision { true } else { false }
  }

  @Test func `the token's own path is admitted, from this machine by its own names`() {
    #expect(decide() == .admitted(path: "index.html"))
    #expect(decide(host: "localhost:4000") == .admitted(path: "index.html"))
    #expect(decide(.post, origin: "http://127.0.0.1:4000") == .admitted(path: "index.html"))
  }

  @Test func `another host is refused, so that no name can be pointed at this machine`() {
    for host in [nil, "evil.example:4000", "127.0.0.1", "127.0.0.1:4001", "127.0.0.1:4000.evil"] {
      #expect(isRefused(decide(host: host)), "\(host ?? "none")")
    }
  }

  @Test func `another origin is refused, and a POST without one`() {
    for origin in [
      "http://evil.example", "null", "https://127.0.0.1:4000", "http://localhost:4000",
    ] {
      #expect(isRefused(decide(origin: origin)), "\(origin)")
      #expect(isRefused(decide(.post, origin: origin)), "\(origin)")
    }
    #expect(isRefused(decide(.post)))
  }

  @Test func `a wrong token is refused, whatever it has in common with the right one`() {
    let text = token.text
    let wrong = ["", "/", text.dropLast() + "", text + "0", String(text.reversed()), Token().text]
    for path in wrong.map({ "/\($0)/index.html" }) + ["/", "", "/index.html", text] {
      #expect(isRefused(decide(path: path)), "\(path)")
    }
  }

  @Test func `tokens are 128 random bits`() {
    let tokens = (0..<50).map { _ in Token().text }
    #expect(Set(tokens).count == 50)
    #expect(tokens.allSatisfy { $0.utf8.count == 32 && Token($0) != nil })
  }
}
