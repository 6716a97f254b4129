import Foundation
import Processes

/// A headless Chromium, driven by its DevTools protocol over a pipe: no port, no network.
final class Browser {
  private let process: RunningProcess
  private let profile: URL
  private let commands: Int32
  private let answers: Int32
  private var buffer = Data()
  private var lastID = 0
  /// Every error that a page has met.
  private(set) var complaints: [String] = []

  init() throws {
    profile = FileManager.default.temporaryDirectory.appending(path: "chromium-\(UUID())")
    var toBrowser: [Int32] = [0, 0]
    var fromBrowser: [Int32] = [0, 0]
    guard pipe(&toBrowser) == 0, pipe(&fromBrowser) == 0 else {
      throw BrowserError(reason: "no pipe")
    }
    process = try Command(
      "/usr/bin/chromium",
      [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
        "--window-size=1200,900", "--user-data-dir=\(profile.path)", "about:blank",
      ],
      environment: ["PATH": "/usr/bin:/bin", "HOME": profile.path],
      inherited: [toBrowser[0], fromBrowser[1]]
    ).start()
    close(toBrowser[0])
    close(fromBrowser[1])
    (commands, answers) = (toBrowser[1], fromBrowser[0])
  }

  deinit {
    process.kill()
    process.wait()
    close(commands)
    close(answers)
    try? FileManager.default.removeItem(at: profile)
  }

  func open(_ address: String) throws -> BrowserPage {
    let target = try call("Target.createTarget", ["url": "about:blank"])["targetId"] as! String
    let session = try call("Target.attachToTarget", ["targetId": target, "flatten": true])
    let page = BrowserPage(browser: self, session: session["sessionId"] as! String)
    for domain in ["Page", "Runtime", "Log"] { try page.call("\(domain).enable") }
    try page.call("Page.navigate", ["url": address])
    try page.wait(for: "document.documentElement.dataset.live !== undefined")
    return page
  }

  @discardableResult
  func call(
    _ method: String, _ parameters: [String: Any] = [:], session: String? = nil
  ) throws -> [String: Any] {
    lastID += 1
    var message: [String: Any] = ["id": lastID, "method": method, "params": parameters]
    message["sessionId"] = session
    let data = try JSONSerialization.data(withJSONObject: message) + [0]
    var rest = [UInt8](data)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(commands, $0.baseAddress, $0.count) }
      guard count > 0 else { throw BrowserError(reason: "Chromium has gone") }
      rest = rest.dropFirst(count)
    }
    while true {
      let answer = try nextMessage()
      note(answer)
      guard answer["id"] as? Int == lastID else { continue }
      guard let result = answer["result"] as? [String: Any] else {
        throw BrowserError(reason: "\(method): \(answer["error"] ?? answer)")
      }
      return result
    }
  }

  private func note(_ message: [String: Any]) {
    guard let method = message["method"] as? String else { return }
    let parameters = message["params"] as? [String: Any] ?? [:]
    switch method {
    case "Runtime.exceptionThrown": complaints.append("\(parameters)")
    case "Log.entryAdded":
      let entry = parameters["entry"] as? [String: Any] ?? [:]
      // A server that is killed on purpose leaves requests without an answer.
      if entry["level"] as? String == "error", entry["source"] as? String != "network" {
        complaints.append("\(entry["text"] ?? "")")
      }
    default: break
    }
  }

  private func nextMessage() throws -> [String: Any] {
    while true {
      if let end = buffer.firstIndex(of: 0) {
        let message = buffer[..<end]
        buffer = Data(buffer[buffer.index(after: end)...])
        return try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
      }
      var watched = pollfd(fd: answers, events: Int16(POLLIN), revents: 0)
      guard poll(&watched, 1, 60_000) > 0 else { throw BrowserError(reason: "no answer in 60 s") }
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(answers, &bytes, bytes.count)
      guard count > 0 else { throw BrowserError(reason: "Chromium has gone") }
      buffer.append(contentsOf: bytes[..<count])
    }
  }
}

/// A tab.
final class BrowserPage {
  private let browser: Browser
  private let session: String

  init(browser: Browser, session: String) {
    self.browser = browser
    self.session = session
  }

  @discardableResult
  func call(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    try browser.call(method, parameters, session: session)
  }

  /// The value of a JavaScript expression.
  @discardableResult
  func value(_ expression: String) throws -> Any? {
    let answer = try call(
      "Runtime.evaluate",
      ["expression": expression, "awaitPromise": true, "returnByValue": true])
    if let exception = answer["exceptionDetails"] {
      throw BrowserError(reason: "\(expression): \(exception)")
    }
    return (answer["result"] as? [String: Any])?["value"]
  }

  func text(_ expression: String) throws -> String { try value(expression) as? String ?? "" }

  /// Waits until a JavaScript condition holds.
  func wait(for condition: String, _ seconds: Double = 60) throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
      // While a page loads there is nothing to ask.
      if (try? value("!!(\(condition))")) as? Bool == true { return }
      Thread.sleep(forTimeInterval: 0.03)
    }
    throw BrowserError(reason: "waited in vain for \(condition)")
  }

  /// Types at the caret.
  func type(_ text: String) throws { try call("Input.insertText", ["text": text]) }

  func pressEnter(shift: Bool = false) throws {
    for (type, text) in [("keyDown", "\r"), ("keyUp", "")] {
      try call(
        "Input.dispatchKeyEvent",
        [
          "type": type, "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13,
          "modifiers": shift ? 8 : 0, "text": text,
        ])
    }
  }

  func pressEscape() throws {
    for type in ["rawKeyDown", "keyUp"] {
      try call(
        "Input.dispatchKeyEvent",
        ["type": type, "key": "Escape", "code": "Escape", "windowsVirtualKeyCode": 27])
    }
  }
}

struct BrowserError: Error, CustomStringConvertible {
  var reason: String
  var description: String { reason }
}
