import Compiling
import CourseModel
import Foundation

/// Everything that decides what a lesson's cells show.
///
/// Lines, captions, visibility and prose are not part of it: writing about a cell does not run it
/// again. Nor are the limits: see `KeptRun`.
struct Ingredients: Codable, Hashable {
  /// The compiler and how it is called.
  var compiler: String
  /// Hashes of the libraries and modules that cells see, by name.
  var libraries: [String: String]
  /// Hashes of the files that cells may read, beside the lesson and in `Data`, by path.
  var files: [String: String]
  /// Hashes of the cells' texts: sources, how they must fail, inline values.
  var cells: [String]

  /// Raised when what the cache keeps, or what a run does, changes.
  private static let version = "3"
}

extension Ingredients {
  init(of lesson: Lesson, runner: CellRunner, hashes: FileHashes) {
    compiler =
      ([Self.version, runner.toolchain.identity] + CellCompiler.options).joined(separator: " ")
    libraries = Self.libraries(of: runner.products, hashes: hashes)
    files = Self.files(besides: lesson, root: runner.root, hashes: hashes)
    var asksForPlaces = false
    cells = lesson.cells.map { cell in
      var text = Fingerprint()
      text.combine(cell.source)
      text.combine(cell.expectedFailure?.rawValue ?? "")
      for value in cell.inlineValues { text.combine(value.expression) }
      // Whoever asks for the line gets another one when the prose before grows; and a function
      // that does so may be called in any later cell.
      asksForPlaces = asksForPlaces || cell.steps.contains(where: \.asksForItsPlace)
      if asksForPlaces { text.combine("\(cell.location.line)") }
      return text.description
    }
  }

  /// The name of a run of all cells.
  func key(of lesson: Lesson) -> Fingerprint {
    var key = Fingerprint()
    key.combine(compiler)
    key.combine(lesson.file)
    for table in [libraries, files] {
      for (name, hash) in table.sorted(by: { $0.key < $1.key }) {
        key.combine(name)
        key.combine(hash)
      }
      key.combine("end of table")
    }
    for cell in cells { key.combine(cell) }
    return key
  }

  /// What tells one build of the notebook from another.
  static func libraries(
    of products: BuildProducts, hashes: FileHashes
  ) -> [String: String] {
    var libraries: [String: String] = [:]
    for module in Self.modules {
      libraries[module] = hashes.hash(of: "\(products.modules)/\(module).swiftmodule") ?? "absent"
    }
    libraries[Self.code] = hashes.hash(of: products.notebookLibrary) ?? "absent"
    libraries["gradus-kernel"] = hashes.hash(of: products.kernel) ?? "absent"
    return libraries
  }

  /// What cells are compiled against, which the libraries' code is not.
  static func interfaces(of libraries: [String: String]) -> String {
    modules.compactMap { libraries[$0] }.joined(separator: " ")
  }

  static let modules = ["NN", "Plotting", "Notebook"]
  static let code = "libNotebook.so"

  /// The files in the lesson's folder and in the course's `Data`.
  private static func files(
    besides lesson: Lesson, root: String, hashes: FileHashes
  ) -> [String: String] {
    var found: [String: String] = [:]
    let folder = lesson.file.split(separator: "/").dropLast().joined(separator: "/")
    for part in Set([folder, "Data"]) {
      let paths = FileManager.default.subpaths(atPath: "\(root)/\(part)") ?? []
      for path in paths where !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
        let file = "\(part)/\(path)"
        guard file != lesson.file, isRegularFile("\(root)/\(file)") else { continue }
        found[file] = hashes.hash(of: "\(root)/\(file)") ?? "unreadable"
      }
    }
    return found
  }
}

private func isRegularFile(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
}
