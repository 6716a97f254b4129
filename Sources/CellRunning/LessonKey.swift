import Compiling
import CourseModel
import Foundation

/// Computes the name under which the cache keeps what a lesson's cells have shown.
///
/// It chains over the cells: each adds its text, how it must fail, and its inline values. Before
/// them come the notebook's libraries and modules, the compiler and its options, and the files
/// beside the lesson. Lines, captions, visibility and prose are not part of it: writing about a
/// cell does not run it again.
struct LessonKey {
  var runner: CellRunner

  /// Raised when what the cache keeps, or what a run does, changes.
  private static let version = "1"
}

extension LessonKey {
  func key(for lesson: Lesson) throws(CellRunningError) -> Fingerprint {
    var key = Fingerprint()
    key.combine(Self.version)
    key.combine(try productsIdentity())
    key.combine(runner.toolchain.identity)
    for option in CellCompiler.options { key.combine(option) }
    key.combine(lesson.file)
    try combineFiles(beside: lesson, into: &key)
    for cell in lesson.cells {
      key.combine(cell.source)
      key.combine(cell.expectedFailure?.rawValue ?? "")
      for value in cell.inlineValues { key.combine(value.expression) }
      // Whoever asks for the line gets another one when the prose before grows.
      if cell.source.contains("#line") { key.combine("\(cell.location.line)") }
      key.combine("end of cell")
    }
    return key
  }

  /// Names and contents of the files in the lesson's folder, which its cells may read.
  private func combineFiles(
    beside lesson: Lesson, into key: inout Fingerprint
  ) throws(CellRunningError) {
    let file = URL(fileURLWithPath: runner.root).appending(path: lesson.file)
    let folder = file.deletingLastPathComponent()
    let files = FileManager.default.enumerator(
      at: folder, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles])
    let paths = (files?.allObjects as? [URL] ?? []).filter {
      (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
    }.map(\.standardizedFileURL.path).filter { $0 != file.standardizedFileURL.path }
    for path in paths.sorted() {
      key.combine(String(path.dropFirst(folder.standardizedFileURL.path.count)))
      try key.combine(contentsOf: path)
    }
  }

  /// What tells one build of the notebook from another: the contents of its files.
  ///
  /// Their hashes are kept by path, size and time of change, as the library is large.
  private func productsIdentity() throws(CellRunningError) -> String {
    let products = runner.products
    let modules = ["NN", "Plotting", "Notebook"].map { "\(products.modules)/\($0).swiftmodule" }
    let files = [products.notebookLibrary, products.kernel] + modules
    let store = "\(runner.cacheFolder)/products.json"
    let kept = FileManager.default.contents(atPath: store).flatMap {
      try? JSONDecoder().decode([String: String].self, from: $0)
    }
    var hashes: [String: String] = [:]
    for file in files {
      let identity = FileIdentity(file).description
      if let known = kept?[identity] {
        hashes[identity] = known
      } else {
        var hash = Fingerprint()
        try hash.combine(contentsOf: file)
        hashes[identity] = hash.text
      }
    }
    if hashes != kept { try writeAtomically(hashes, to: store) }
    return files.map { hashes[FileIdentity($0).description] ?? "" }.joined(separator: " ")
  }
}

/// Writes the value as JSON, so that a reader sees the old file or the new one, never a part.
func writeAtomically(_ value: some Encodable, to path: String) throws(CellRunningError) {
  do {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    try encoder.encode(value).write(to: url, options: .atomic)
  } catch {
    throw .storage(error.localizedDescription)
  }
}
