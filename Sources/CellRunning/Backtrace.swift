import CourseModel
import Foundation

/// What the Swift runtime's backtracer says about a crash: its cause, and the calls that led there.
struct Backtrace {
  /// The calls, the innermost first, that have a place in the lesson.
  var lessonFrames: [LessonFrame] = []
  /// `arithmetic overflow` and the like: the compiler's own checks print nothing.
  var runtimeFailure: String?
  /// Where in its library the cell was: what is left to go by when no call has a line.
  var cellOffset: UInt?
  /// One function fills the stack.
  var isEndlessRecursion = false

  struct LessonFrame: Hashable {
    var function: String
    var location: SourceLocation
  }

  /// Reads the backtracer's file; without one, or with a torn one, nothing is known.
  init(file: String, cell: CompiledCell) {
    guard let bytes = cellFile(file)?.read(from: 0, count: 64 << 20),
      let report = try? JSONDecoder().decode(CrashReport.self, from: Data(bytes)),
      let frames = report.threads.first?.frames
    else { return }
    runtimeFailure =
      frames.lazy.compactMap { frame in
        frame.symbol?.wholeMatch(of: /Swift runtime failure: (.+)/).map { String($0.1) }
      }.first
    let library = "lib\(cell.module).so"
    if let base = report.images?.first(where: { $0.name == library })?.baseAddress.address,
      let address = frames.first(where: { $0.image == library })?.address?.address,
      address > base
    {
      cellOffset = address - base
    }
    lessonFrames = frames.compactMap { frame in
      guard let place = frame.sourceLocation, place.line > 0,
        let location = cell.source.lessonLocation(
          of: SourceLocation(file: place.file, line: place.line, column: max(1, place.column)))
      else { return nil }
      return LessonFrame(function: frame.functionName, location: location)
    }
    let symbols = frames.compactMap(\.symbol)
    isEndlessRecursion = Dictionary(grouping: symbols, by: \.self).values.contains {
      $0.count >= 12
    }
  }
}

private struct CrashReport: Decodable {
  struct Thread: Decodable { var frames: [Frame]? }
  struct Frame: Decodable {
    struct Place: Decodable {
      var file: String
      var line: Int
      var column: Int
    }

    var address: String?
    var image: String?
    var symbol: String?
    var description: String?
    var sourceLocation: Place?

    /// The description without its offset, and in a person's words where it is top-level code.
    var functionName: String {
      let name = (description ?? symbol ?? "").replacing(/\ \+ \d+$/, with: "")
      return name.wholeMatch(of: /Cell\d+_main/) == nil ? name : "top-level code"
    }
  }

  struct Image: Decodable {
    var name: String
    var baseAddress: String
  }

  var threads: [Thread]
  var images: [Image]?
}

extension String {
  /// The number that `0x00007f…` is.
  fileprivate var address: UInt? { UInt(dropFirst(2), radix: 16) }
}
