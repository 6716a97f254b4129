import CourseModel
import Foundation

/// What a cell does while it runs, as it is read from the files that it writes.
enum CellEvent {
  /// Text comes in pieces; a figure with the id of an earlier one takes its place.
  case output(Output)
  case progress(step: Int, of: Int)
}

/// One thing that `Notebook` wrote, and how much the cell had printed before.
private struct Frame: Decodable {
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

/// Reads what a cell shows, as its files grow.
///
/// A frame says how much was printed before it. So the length of what is printed is taken first
/// and the frames are read then: none that is still to come belongs before that length.
struct OutputReader {
  /// Everything read so far, printed text and frames in the order in which they were written.
  private(set) var outputs: [Output] = []
  /// Inline values by index.
  private(set) var values: [Int: String] = [:]

  private var printed: GrowingFile
  private var frames: GrowingFile
  /// Bytes of printed text to keep.
  private let limit: Int
  /// Printed bytes that have been read and belong to no output yet.
  private var text: [UInt8] = []
  /// How many printed bytes have become outputs.
  private var position = 0
  /// The beginning of a frame whose end is still to come.
  private var torn: [UInt8] = []

  init(_ files: CellFiles, limit: Int) {
    printed = GrowingFile(path: files.output)
    frames = GrowingFile(path: files.frames)
    self.limit = limit
  }
}

extension OutputReader {
  /// Reads what was written since the last time.
  /// - Parameter hasEnded: nobody writes any more, so that half a character is all there is.
  mutating func read(
    hasEnded: Bool = false, report: (CellEvent) -> Void
  ) throws(CellRunningError) {
    text += printed.read(upTo: limit)
    torn += frames.read(upTo: .max)
    // A frame that its cell did not live to finish has no line's end.
    if let end = torn.lastIndex(of: UInt8(ascii: "\n")) {
      let lines = torn[...end].split(separator: UInt8(ascii: "\n"))
      torn.removeSubrange(...end)
      var progress: Frame.Progress?
      for line in lines {
        let frame = try decode(line)
        if let output = frame.output {
          takeText(to: frame.offset, report)
          outputs.add(output)
          report(.output(output))
        } else if let inline = frame.inline {
          values[inline.index] = inline.value
        } else {
          progress = frame.progress
        }
      }
      if let progress { report(.progress(step: progress.step, of: progress.of)) }
    }
    takeText(to: position + text.count - (hasEnded ? 0 : text.tornCharacterLength), report)
  }

  private mutating func takeText(to end: Int, _ report: (CellEvent) -> Void) {
    let count = min(end - position, text.count)
    guard count > 0 else { return }
    let output = Output.text(String(decoding: text[..<count], as: UTF8.self))
    text.removeSubrange(..<count)
    position += count
    outputs.add(output)
    report(.output(output))
  }

  private func decode(_ line: ArraySlice<UInt8>) throws(CellRunningError) -> Frame {
    do {
      return try JSONDecoder().decode(Frame.self, from: Data(line))
    } catch {
      let text = String(decoding: line.prefix(200), as: UTF8.self)
      throw .kernel("the notebook wrote a frame that cannot be read: \(text)")
    }
  }
}

extension [Output] {
  /// Adds an output: text to the text before it, a live figure in its earlier one's place.
  mutating func add(_ output: Output) {
    if case .text(let more) = output, case .text(let text)? = last {
      self[count - 1] = .text(text + more)
    } else if let id = output.figureID, let index = firstIndex(where: { $0.figureID == id }) {
      self[index] = output
    } else {
      append(output)
    }
  }
}

extension Output {
  fileprivate var figureID: String? {
    if case .figure(let figure) = self { figure.id } else { nil }
  }
}

extension [UInt8] {
  /// How many bytes at the end are the beginning of a character that is not complete.
  fileprivate var tornCharacterLength: Int {
    for (back, byte) in suffix(4).reversed().enumerated() where byte & 0b1100_0000 != 0b1000_0000 {
      let length = byte < 0b1100_0000 ? 1 : byte < 0b1110_0000 ? 2 : byte < 0b1111_0000 ? 3 : 4
      return length > back + 1 ? back + 1 : 0
    }
    return 0
  }
}

/// A file that another process appends to.
private struct GrowingFile {
  var path: String
  private var position = 0

  init(path: String) { self.path = path }

  /// What was appended since the last time, within the file's first `limit` bytes.
  mutating func read(upTo limit: Int) -> [UInt8] {
    guard let bytes = cellFile(path)?.read(from: position, count: limit - position) else {
      return []
    }
    position += bytes.count
    return bytes
  }
}
