import Foundation
import Glibc

/// All files below a folder, in the order of their names, without following a link.
///
/// What one student can put there is bounded: who hands in ten thousand files keeps nobody waiting.
struct FolderListing {
  private(set) var files: [FoundFile] = []
  /// Names at the top that hold more than is looked at.
  private(set) var overfull: Set<String> = []
  /// Names at the top that are folders.
  private(set) var folders: Set<String> = []
  /// Folders at the top that a version control system keeps.
  private(set) var repositories: Set<String> = []

  private let root: String
  private let mostFiles: Int

  /// Files that are looked at of one student's.
  static let filesPerStudent = 1000
  static let deepest = 16

  init(of root: String, filesPerStudent: Int = FolderListing.filesPerStudent) {
    self.root = root
    mostFiles = filesPerStudent
    for name in names(in: root) where !isHidden(name) {
      let before = files.count
      let isFolder = kind(of: [name]) == S_IFDIR
      if isFolder { folders.insert(name) }
      list([name])
      if isFolder, files.count - before > mostFiles {
        files.removeSubrange(before...)
        overfull.insert(name)
      }
    }
  }

  private mutating func list(_ components: [String], inside before: Int? = nil) {
    let before = before ?? files.count
    guard files.count - before <= mostFiles else { return }
    var status = stat()
    guard lstat(path(components), &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      let seconds = Double(status.st_mtim.tv_sec)
      files.append(
        FoundFile(
          components: components, place: .disk(root: root, components: components),
          changed: Date(timeIntervalSince1970: seconds)))
      return
    }
    guard components.count < Self.deepest else { return }
    for name in names(in: path(components)) {
      if components.count == 1, name == ".git" || name == ".github" {
        repositories.insert(components[0])
      }
      if !isHidden(name) { list(components + [name], inside: before) }
    }
  }

  private func kind(of components: [String]) -> mode_t {
    var status = stat()
    return lstat(path(components), &status) == 0 ? status.st_mode & S_IFMT : 0
  }

  private func path(_ components: [String]) -> String {
    ([root] + components).joined(separator: "/")
  }

  private func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    // A student's folder of a million files is not read to its end; the class's own is.
    let most = folder == root || mostFiles == .max ? Int.max : 10 * mostFiles
    while names.count < most, let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}

/// What systems and editors leave in folders and archives.
func isHidden(_ name: String) -> Bool { name.hasPrefix(".") || name == "__MACOSX" }
