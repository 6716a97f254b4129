import Foundation

/// The folder `.gradus/cache` of a course: what is kept between builds, and how much that is.
///
/// Everything in it can be made again; removing it, in part or whole, costs time and nothing else.
public struct CacheFolder: Sendable {
  public var path: String

  public init(course root: String) { path = "\(root)/.gradus/cache" }

  /// What lies in it.
  public struct Contents: Sendable, Encodable {
    /// Lessons of which a run is known.
    public var lessons = 0
    /// Runs, of all lessons.
    public var runs = 0
    public var compiledCells = 0
    /// Everything: also the compiler's modules, formulas and the record of pages.
    public var bytes = 0
  }
}

extension CacheFolder {
  public var contents: Contents {
    var contents = Contents()
    for name in names("lessons") {
      let runs = names("lessons/\(name)").count { $0.hasSuffix(".json") }
      contents.runs += runs
      contents.lessons += runs > 0 ? 1 : 0
    }
    contents.compiledCells = names("cells").count { !$0.contains(".") }
    contents.bytes =
      FileManager.default.subpaths(atPath: path)?.reduce(0) {
        $0 + (status("\($1)").map { Int($0.st_size) } ?? 0)
      } ?? 0
    return contents
  }

  /// Removes everything. A build under way goes on, and keeps its cells anew.
  public func clear() throws(CellRunningError) {
    guard access(path, F_OK) == 0 else { return }
    let aside = "\(path)-cleared-\(getpid())"
    let isAside = rename(path, aside) == 0
    do {
      try FileManager.default.removeItem(atPath: isAside ? aside : path)
    } catch {
      throw .storage(error.localizedDescription)
    }
  }

  /// Removes compiled cells that no run has used for `days`, and the longest unused ones beyond
  /// `bytes`; also what builds that were killed have left.
  public func prune(bytes: Int = 1 << 30, days: Int = 60) {
    let store = CellStore(folder: "\(path)/cells")
    let now = time(nil)
    var entries: [(name: String, used: Int, size: Int)] = []
    for name in names("cells") {
      guard let used = status("cells/\(name)")?.st_mtim.tv_sec else { continue }
      if name.hasPrefix(CellStore.temporary) {
        // Unfinished: of a build under way, unless it is old.
        if used < now - 3600 { store.remove("\(store.folder)/\(name)") }
      } else if name.hasSuffix(".swift") {
        let entry = "cells/\(name.dropLast(6))"
        if used < now - 3600, status(entry) == nil { unlink("\(store.folder)/\(name)") }
      } else {
        let size = names("cells/\(name)").reduce(0) {
          $0 + (status("cells/\(name)/\($1)").map { Int($0.st_size) } ?? 0)
        }
        entries.append((name, used, size))
      }
    }
    var total = 0
    for entry in entries.sorted(by: { $0.used > $1.used }) {
      total += entry.size
      guard total > bytes || entry.used < now - days * 86_400 else { continue }
      store.remove("\(store.folder)/\(entry.name)")
      unlink("\(store.folder)/\(entry.name).swift")
    }
  }

  private func names(_ folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? []
  }

  private func status(_ file: String) -> stat? {
    var status = stat()
    return lstat("\(path)/\(file)", &status) == 0 ? status : nil
  }
}
