import CourseModel
import Foundation

/// The files that take what one run of a step writes.
struct CellFiles: Sendable {
  /// Standard output.
  var output: String
  /// Standard error: a trap's message, among others.
  var errors: String
  /// What `Notebook` wrote: one line of JSON a frame.
  var frames: String
  /// What the Swift runtime's backtracer wrote, where the run trapped.
  var backtrace: String

  init(folder: String, run: Int) {
    output = "\(folder)/run-\(run).output"
    errors = "\(folder)/run-\(run).errors"
    frames = "\(folder)/run-\(run).frames"
    backtrace = Self.backtrace(in: folder)
  }

  /// The backtracer's file: the runtime reads its name once, when the kernel starts.
  static func backtrace(in folder: String) -> String { "\(folder)/backtrace.json" }

  func remove() {
    for path in [output, errors, frames, backtrace] { unlink(path) }
  }

  /// Whether the backtracer has said, after all else, that it is done.
  var isBacktraceWritten: Bool {
    let end = FileManager.default.contents(atPath: errors)?.suffix(40) ?? Data()
    return String(decoding: end, as: UTF8.self).contains(" done ***")
  }

  /// Bytes printed so far.
  var printedBytes: Int {
    var status = stat()
    return stat(output, &status) == 0 ? Int(status.st_size) : 0
  }
}

/// One thing that `Notebook` wrote, and how much the cell had printed before.
struct Frame: Decodable {
  struct Inline: Decodable {
    var index: Int
    var value: String
  }
  struct Progress: Decodable {
    var step: Int
    var of: Int
  }

  var offset: Int
  var output: Output?
  var inline: Inline?
  var progress: Progress?
}

/// What a run of a step has shown.
struct CellReading {
  /// Printed text and frames, in the order in which they were written.
  var outputs: [Output] = []
  /// Inline values by index.
  var values: [Int: String] = [:]
  var errors: String = ""

  /// - Parameter limit: bytes of printed text to keep.
  init(_ files: CellFiles, limit: Int) throws(CellRunningError) {
    let printed = bytes(of: files.output, atMost: limit)
    errors = String(decoding: bytes(of: files.errors, atMost: 1 << 20), as: UTF8.self)
    var position = 0
    func printText(to end: Int) {
      let end = min(max(end, position), printed.count)
      if end > position { append(.text(String(decoding: printed[position..<end], as: UTF8.self))) }
      position = end
    }
    // A frame that its cell did not live to finish has no line's end.
    let lines = bytes(of: files.frames, atMost: .max).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).dropLast()
    for line in lines where !line.isEmpty {
      let frame: Frame
      do {
        frame = try JSONDecoder().decode(Frame.self, from: Data(line))
      } catch {
        let text = String(decoding: line.prefix(200), as: UTF8.self)
        throw .kernel("the notebook wrote a frame that cannot be read: \(text)")
      }
      if let output = frame.output {
        printText(to: frame.offset)
        append(output)
      } else if let inline = frame.inline {
        values[inline.index] = inline.value
      }
    }
    printText(to: printed.count)
  }

  private mutating func append(_ output: Output) {
    if case .text(let more) = output, case .text(let text)? = outputs.last {
      outputs[outputs.count - 1] = .text(text + more)
    } else {
      outputs.append(output)
    }
  }
}

/// The progress frames of a run, as they come.
struct ProgressReader {
  private let path: String
  private var position: UInt64 = 0

  init(_ files: CellFiles) { path = files.frames }

  /// The newest progress written since the last call.
  mutating func read() -> Frame.Progress? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    guard (try? file.seek(toOffset: position)) != nil, let bytes = try? file.readToEnd(),
      let end = bytes.lastIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    position += UInt64(end + 1 - bytes.startIndex)
    let lines = bytes[..<end].split(separator: UInt8(ascii: "\n"))
    let marker = Data("\"progress\"".utf8)
    return lines.reversed().lazy.compactMap { line in
      guard line.range(of: marker) != nil else { return nil }
      return try? JSONDecoder().decode(Frame.self, from: line).progress
    }.first
  }
}

private func bytes(of path: String, atMost limit: Int) -> [UInt8] {
  guard let file = FileHandle(forReadingAtPath: path) else { return [] }
  defer { try? file.close() }
  let data = limit == .max ? try? file.readToEnd() : try? file.read(upToCount: limit)
  return [UInt8](data ?? Data())
}
