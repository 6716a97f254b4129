import Archiving
import CourseModel
import SwiftSource

/// A lesson as a Swift package: its cells in order as one program, which prints what they show.
///
/// `NN` and `Notebook` come from a checkout of the course, whose folder the variable `GRADUS` names.
struct LessonPackage {
  let step: Outline.Step
  let course: String

  /// The package's files by path, below a folder of the lesson's name.
  var archive: ZipWriter {
    var archive = ZipWriter()
    let files = [
      ("Package.swift", manifest), ("README.md", readMe), ("Sources/Lesson/main.swift", program),
    ]
    for (name, text) in files { archive.add("\(step.lesson.name)/\(name)", Array(text.utf8)) }
    return archive
  }

  private var manifest: String {
    """
    // swift-tools-version: 6.2
    import Foundation
    import PackageDescription

    // The folder of the course: `GRADUS=/path/to/gradus swift run`.
    let course = URL(filePath: Context.environment["GRADUS"] ?? "../gradus").standardizedFileURL

    let package = Package(
      name: "Lesson",
      dependencies: [.package(path: course.path)],
      targets: [
        .executableTarget(
          name: "Lesson",
          dependencies: [
            .product(name: "Notebook", package: course.lastPathComponent.lowercased())
          ])
      ],
      swiftLanguageModes: [.v5]
    )

    """
  }

  private var readMe: String {
    """
    # \(step.lesson.title)

    The cells of a lesson of “\(course)” as one program. It needs the course's folder, which holds
    the libraries `NN` and `Notebook`, and its Debian packages (`make packages` there):

    ```sh
    GRADUS=/path/to/gradus swift run -c release
    ```

    Figures are printed as their descriptions. Cells that are meant to fail stand in comments.

    """
  }

  private var program: String {
    let cells = step.lesson.cells.map { cell in
      let heading = "// MARK: \(cell.id ?? "cell \(cell.index + 1)")\n\n"
      guard let failure = cell.expectedFailure else { return heading + shown(cell.source) }
      let lines = cell.source.split(separator: "\n", omittingEmptySubsequences: false)
      return heading + "// This cell is meant to fail (\(failure.rawValue)):\n"
        + lines.map { $0.isEmpty ? "//" : "// \($0)" }.joined(separator: "\n")
    }
    return "// \(oneLine(step.lesson.title))\n\nimport Notebook\n\n"
      + cells.joined(separator: "\n\n") + "\n"
  }

  /// The cell with its trailing expression shown.
  private func shown(_ source: String) -> String {
    var bytes = Array(source.utf8)
    while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    guard let range = trailingExpression(in: source) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    return String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + "_display("
      + String(decoding: bytes[range], as: UTF8.self) + ")"
      + String(decoding: bytes[range.upperBound...], as: UTF8.self)
  }

  private func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
