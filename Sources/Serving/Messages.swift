import Foundation

/// What a browser asks for.
struct Request: Sendable {
  enum Method: String, Sendable { case get = "GET", head = "HEAD", post = "POST" }

  var method: Method
  /// The path as it was sent, without what follows a `?`.
  var path: String
  var host: String?
  var origin: String?
  var body = Data()
}

/// What it gets.
enum Response: Sendable {
  case whole(status: Int, type: String, Data)
  case stream(EventStream)
  /// To another path of this server.
  case redirect(String)

  static func html(_ text: String, status: Int = 200) -> Response {
    .whole(status: status, type: "text/html; charset=utf-8", Data(text.utf8))
  }

  /// One sentence for the person who asked.
  static func sentence(_ text: String, status: Int) -> Response {
    .whole(status: status, type: "text/plain; charset=utf-8", Data("\(text)\n".utf8))
  }

  static func json(_ value: some Encodable, status: Int = 200) -> Response {
    .whole(status: status, type: "application/json", encoded(value))
  }

  static let notFound = Response.sentence("There is no such page.", status: 404)
}

/// A value of this module as JSON; all of them encode.
func encoded(_ value: some Encodable) -> Data {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  do {
    return try encoder.encode(value)
  } catch {
    preconditionFailure("A message to the page does not encode: \(error)")
  }
}
