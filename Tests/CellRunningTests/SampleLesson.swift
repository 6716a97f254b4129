import CellRunning
import Compiling
import CourseModel
import Foundation
import Testing

/// A course folder for all these tests: one cache of C modules is enough.
enum SampleCourse {
  static let root: String = {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "gradus-cell-tests-\(getpid())")
    try! FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(atPath: SampleCourse.root) }
    return folder.path
  }()

  static func runner(usesCache: Bool = false) throws -> CellRunner {
    CellRunner(
      root: root, toolchain: try .current(), products: try .current(), usesCache: usesCache)
  }
}

extension SampleCourse {
  /// Cuts every file below a folder in half.
  static func damage(_ folder: String) throws {
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      let file = URL(fileURLWithPath: "\(folder)/\(path)")
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        continue
      }
      let contents = try Data(contentsOf: file)
      try contents.prefix(contents.count / 2).write(to: file, options: .atomic)
    }
  }
}

/// A cell of a sample lesson, with what its fence would say.
struct SampleCell: ExpressibleByStringLiteral {
  var source: String
  var fails: Cell.ExpectedFailure?
  var values: [String] = []

  init(stringLiteral source: String) { self.source = source }

  init(_ source: String, fails: Cell.ExpectedFailure? = nil, values: [String] = []) {
    self.source = source
    self.fails = fails
    self.values = values
  }
}

extension Lesson {
  /// A lesson of these cells. Cell `k` begins at line `100 * (k + 1) + shift`; each inline value
  /// stands on a line of its own, column 12, ten lines below the cell's first.
  static func sample(
    _ name: String, shift: Int = 0, limits: Limits = Limits(seconds: 20), _ cells: [SampleCell]
  ) throws -> Lesson {
    let folder = URL(fileURLWithPath: SampleCourse.root).appending(path: "Lessons/\(name)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = "Lessons/\(name)/Lesson.md"
    var lesson = Lesson(name: name, file: file, title: name, limits: limits)
    var inline = 0
    for (index, cell) in cells.enumerated() {
      let line = 100 * (index + 1) + shift
      let values = cell.values.enumerated().map { offset, expression in
        InlineValue(
          index: inline + offset, expression: expression,
          location: SourceLocation(file: file, line: line + 10 + offset, column: 12), cell: index)
      }
      inline += values.count
      lesson.blocks.append(
        .cell(
          Cell(
            index: index, source: cell.source, location: SourceLocation(file: file, line: line),
            expectedFailure: cell.fails, inlineValues: values)))
    }
    return lesson
  }

  /// Runs a sample lesson without a cache; every cell must do what its author meant.
  static func run(
    test name: String = #function, limits: Limits = Limits(seconds: 20), _ cells: SampleCell...
  ) throws -> LessonRun {
    let run = try SampleCourse.runner().run(.sample(folder(name), limits: limits, cells))
    try #require(run.results.compactMap(\.unexpectedFailure) == [])
    return run
  }

  /// Runs a sample lesson of which a cell must fail.
  static func runToFailure(
    test name: String = #function, limits: Limits = Limits(seconds: 20), _ cells: SampleCell...
  ) throws -> LessonRun {
    let run = try SampleCourse.runner().run(.sample(folder(name), limits: limits, cells))
    try #require(!run.executed.succeeded)
    return run
  }

  private static func folder(_ test: String) -> String {
    test.filter { $0.isLetter || $0.isNumber }
  }
}

extension CellResult {
  fileprivate var unexpectedFailure: CellFailure? { status == .failed ? failure : nil }
}

extension LessonRun {
  var results: [CellResult] { executed.results }

  /// All that a cell printed.
  func text(_ cell: Int) -> String {
    results[cell].outputs.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined()
  }

  /// The values that a cell showed.
  func values(_ cell: Int) -> [String] {
    results[cell].outputs.compactMap { if case .value(let text) = $0 { text } else { nil } }
  }

  /// The lesson's line where a cell failed.
  func failureLine(_ cell: Int) -> Int? { results[cell].failure?.location?.line }
}
