import CMicrohttpd
import Foundation

/// HTTP on the loopback interface, by libmicrohttpd, a thread a connection.
///
/// `admit` sees a request before its body is read; `answer` gets it whole. Nothing outside this
/// file sees a type of libmicrohttpd's.
final class HTTPServer: @unchecked Sendable {
  typealias Admit = @Sendable (Request) -> Response?
  typealias Answer = @Sendable (Request) -> Response

  private let daemon: OpaquePointer
  private let handler: Handler

  /// The port that it listens on.
  let port: UInt16

  /// - Parameters:
  ///   - port: 0 for any that is free.
  ///   - admit: the refusal, or `nil`.
  init(
    port: UInt16, admit: @escaping @Sendable (Request, UInt16) -> Response?,
    answer: @escaping Answer
  ) throws(ServingError) {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    handler = Handler(admit: admit, answer: answer)
    let context = Unmanaged.passUnretained(handler).toOpaque()
    // A process that dies must not keep the port from the one that follows it.
    errno = 0
    guard let daemon = gradus_start_daemon(&address, handle, context, complete) else {
      let reason = errno == 0 ? "it is taken" : String(cString: strerror(errno)).lowercased()
      throw .portUnavailable(port, reason: reason)
    }
    self.daemon = daemon
    self.port = gradus_daemon_port(daemon)
    handler.port = self.port
  }

  /// Waits until every connection has ended: end the streams first.
  func stop() { MHD_stop_daemon(daemon) }
}

private final class Handler: @unchecked Sendable {
  let admit: @Sendable (Request, UInt16) -> Response?
  let answer: HTTPServer.Answer
  /// Set once, right after the server has started.
  var port: UInt16 = 0

  init(
    admit: @escaping @Sendable (Request, UInt16) -> Response?, answer: @escaping HTTPServer.Answer
  ) {
    self.admit = admit
    self.answer = answer
  }
}

/// A request while its body comes in.
private final class Arrival {
  var request: Request
  init(_ request: Request) { self.request = request }
}

/// Called once when the head of a request is there, once for each piece of its body, once at its end.
private let handle: MHD_AccessHandlerCallback = {
  @Sendable context, connection, path, method, _, piece, size, arrival in
  guard let context, let connection, let path, let method, let size, let arrival else {
    return gradus_no
  }
  let handler = Unmanaged<Handler>.fromOpaque(context).takeUnretainedValue()
  guard let known = arrival.pointee else {
    guard let method = Request.Method(rawValue: String(cString: method)) else {
      return queue(.sentence("Only GET and POST are known.", status: 405), on: connection)
    }
    let request = Request(
      method: method, path: String(cString: path), host: header("Host", of: connection),
      origin: header("Origin", of: connection))
    if let refusal = handler.admit(request, handler.port) { return queue(refusal, on: connection) }
    if let length = header("Content-Length", of: connection).flatMap({ Int($0) }),
      length > Admission.bodyLimit
    {
      return queue(.sentence("This is too long.", status: 413), on: connection)
    }
    arrival.pointee = Unmanaged.passRetained(Arrival(request)).toOpaque()
    return gradus_yes
  }
  let state = Unmanaged<Arrival>.fromOpaque(known).takeUnretainedValue()
  if size.pointee > 0, let piece {
    // A body that did not say its length ends the connection when it is too long.
    guard state.request.body.count + size.pointee <= Admission.bodyLimit else { return gradus_no }
    state.request.body.append(
      UnsafeRawPointer(piece).assumingMemoryBound(to: UInt8.self), count: size.pointee)
    size.pointee = 0
    return gradus_yes
  }
  return queue(handler.answer(state.request), on: connection)
}

private let complete: MHD_RequestCompletedCallback = { @Sendable _, _, arrival, _ in
  guard let known = arrival?.pointee else { return }
  Unmanaged<Arrival>.fromOpaque(known).release()
  arrival?.pointee = nil
}

private let readStream: MHD_ContentReaderCallback = { @Sendable context, _, buffer, count in
  guard let context, let buffer else { return gradus_end_of_stream }
  let stream = Unmanaged<EventStream>.fromOpaque(context).takeUnretainedValue()
  guard let bytes = stream.next(count) else { return gradus_end_of_stream }
  memcpy(buffer, bytes, bytes.count)
  return bytes.count
}

private let endStream: MHD_ContentReaderFreeCallback = { @Sendable context in
  guard let context else { return }
  Unmanaged<EventStream>.fromOpaque(context).takeRetainedValue().close()
}

private func header(_ name: String, of connection: OpaquePointer) -> String? {
  MHD_lookup_connection_value(connection, gradus_header_kind, name).map { String(cString: $0) }
}

/// What every answer says: nothing is kept, framed, guessed, or loaded from elsewhere.
private let commonHeaders = [
  ("Cache-Control", "no-store"),
  ("Content-Security-Policy", contentPolicy),
  ("Cross-Origin-Resource-Policy", "same-origin"),
  ("Referrer-Policy", "same-origin"),
  ("X-Content-Type-Options", "nosniff"),
]

private let contentPolicy =
  "default-src 'none'; connect-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self'; "
  + "img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; "
  + "frame-ancestors 'none'"

private func queue(_ response: Response, on connection: OpaquePointer) -> MHD_Result {
  let status: Int
  let type: String
  let made: OpaquePointer?
  switch response {
  case .whole(let code, let kind, let body):
    (status, type) = (code, kind)
    made = body.withUnsafeBytes { bytes in
      MHD_create_response_from_buffer(
        bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress),
        gradus_must_copy)
    }
  case .redirect:
    (status, type) = (302, "text/plain")
    made = MHD_create_response_from_buffer(0, nil, gradus_must_copy)
  case .stream(let stream):
    (status, type) = (200, "text/event-stream")
    made = MHD_create_response_from_callback(
      gradus_size_unknown, 16384, readStream, Unmanaged.passRetained(stream).toOpaque(), endStream)
  }
  guard let made else { return gradus_no }
  defer { MHD_destroy_response(made) }
  MHD_add_response_header(made, "Content-Type", type)
  if case .redirect(let path) = response { MHD_add_response_header(made, "Location", path) }
  for (name, value) in commonHeaders { MHD_add_response_header(made, name, value) }
  return MHD_queue_response(connection, UInt32(status), made)
}
