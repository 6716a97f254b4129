import CellRunning
import Compiling
import CourseModel
import Foundation
import Processes
import Serving

/// `gradus serve`: the course in a browser on this machine, every cell editable.
enum Serve: Subcommand {
  static let name = "serve"
  static let summary = "Open the course in a browser, with cells that can be changed and run."
  static let operand: Operand? = nil
  static let options = [
    Option(
      name: "--port", value: "N",
      explanation: "the port to listen on (default: one that is free)"),
    Option(name: "--open", explanation: "open the browser, too"),
    .course,
  ]
  static let examples = [
    Example("gradus serve", "print an address for the browser; Control-C ends it"),
    Example("gradus serve --port 8000", "at the same address each time, so that open pages go on"),
    Example("gradus serve --open", "open the browser at it"),
  ]

  static func run(_ arguments: Arguments) throws -> ExitStatus {
    let root = try CourseLocation.root(arguments)
    let port = try arguments.wholeNumber(of: "--port")
    guard port.map({ $0 <= 65_535 }) ?? true else {
      throw UsageError("`--port` needs a number up to 65535, but got `\(port!)`")
    }
    let cancellation = Interruption.cancellation()
    let runner = CellRunner(root: root.path, toolchain: try .current(), products: try .current())
    let line = ProgressLine()
    let server = try CourseServer(
      root: root, runner: runner, themes: Themes.folders(of: root),
      documentation: try Libraries.documentation(for: root), cancellation: cancellation
    ) { lesson, event in
      if case .started(let cell, let count) = event { line.show(cell, of: count, lesson) }
    }
    line.clear()
    if cancellation.isCancelled { throw CellRunningError.cancelled }
    DiagnosticReport.complain(server.diagnostics)
    let address = try server.start(port: port.map { UInt16($0) })
    Terminal.print("Serving \(root.lastPathComponent) at \(address); Control-C ends it")
    if arguments.has("--open") { openBrowser(at: address) }
    while !cancellation.isCancelled { Thread.sleep(forTimeInterval: 0.1) }
    server.stop()
    return .success
  }

  private static func openBrowser(at address: String) {
    do {
      _ = try Command(
        "/usr/bin/xdg-open", [address], environment: ProcessInfo.processInfo.environment
      ).start()
    } catch {
      Terminal.complain("gradus: \(error); open the address yourself")
    }
  }
}
