import Compiling
import CourseModel
import Foundation
import Synchronization

/// Keeps what the compiler made of cells, one folder for each set of inputs.
///
/// An entry is written under a temporary name and then renamed, so that nobody sees a part of it;
/// its list of files has their hashes, so that a damaged one counts as none. What is used of it is
/// linked into the folder of the run: removing the entry takes nothing from a run under way.
struct CellStore: Sendable {
  /// `cells` in the cache: the entries, and beside them the sources that they were compiled from,
  /// to which the compiler goes back for notes about earlier declarations.
  var folder: String

  struct Entry: Codable, Sendable {
    /// The compiler's messages, with the places that it knows.
    var diagnostics: [Diagnostic]
    var isRefused: Bool
    /// What later cells see of this one and of those before it; empty for a refused one.
    var interface: String
    /// Set when a message speaks of an earlier cell: then it is true for those texts alone.
    var texts: String?
    /// Hashes of the other files, by name.
    var files: [String: String]
  }

  private static let list = "entry.json"
  private static let serial = Serial()
}

extension CellStore {
  /// The entry with this key, checked, with its files laid into `run`; `nil` where there is none.
  func entry(_ key: Fingerprint, texts: Fingerprint, layingInto run: String) -> Entry? {
    let entryFolder = path(key)
    guard let data = FileManager.default.contents(atPath: "\(entryFolder)/\(Self.list)") else {
      return nil
    }
    guard let entry = try? JSONDecoder().decode(Entry.self, from: data),
      entry.texts == nil || entry.texts == texts.description,
      entry.files.allSatisfy({ name, hash in
        lay("\(entryFolder)/\(name)", at: "\(run)/\(name)", hash: hash)
      })
    else {
      remove(entryFolder)
      return nil
    }
    // Old entries are pruned by the time of their last use.
    utimes(entryFolder, nil)
    return entry
  }

  /// A new folder for the compiler to write an entry's files to.
  func staging() throws(CellRunningError) -> String {
    let path = "\(folder)/\(Self.temporary)\(getpid())-\(Self.serial.next())"
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .storage(error.localizedDescription)
    }
    return path
  }

  /// Writes the source to where it will be found again, and returns that place.
  func source(_ text: String, key: Fingerprint) throws(CellRunningError) -> String {
    let path = "\(folder)/\(key).swift"
    let contents = Data(text.utf8)
    if FileManager.default.contents(atPath: path) == contents { return path }
    do {
      try contents.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .storage(error.localizedDescription)
    }
    return path
  }

  /// Makes the staging folder the entry of this key, and lays its files into `run`.
  func keep(
    _ entry: Entry, in staging: String, key: Fingerprint, layingInto run: String
  ) throws(CellRunningError) {
    for name in entry.files.keys {
      guard lay("\(staging)/\(name)", at: "\(run)/\(name)", hash: nil) else {
        throw .storage("cannot write \(run)/\(name): \(String(cString: strerror(errno)))")
      }
    }
    try writeAtomically(entry, to: "\(staging)/\(Self.list)")
    if rename(staging, path(key)) == 0 { return }
    // There is one already: another build's, or one that this build was told not to look at.
    remove(path(key))
    if rename(staging, path(key)) != 0 { remove(staging) }
  }

  /// Removes a folder, whole from the first moment for everyone who looks.
  func remove(_ folder: String) {
    let aside = "\(self.folder)/\(Self.temporary)\(getpid())-\(Self.serial.next())-gone"
    let isAside = rename(folder, aside) == 0
    try? FileManager.default.removeItem(atPath: isAside ? aside : folder)
  }

  private func path(_ key: Fingerprint) -> String { "\(folder)/\(key)" }

  /// Links a file, or copies it where the two places lie on different file systems.
  private func lay(_ file: String, at place: String, hash: String?) -> Bool {
    if let hash {
      var found = Fingerprint()
      guard (try? found.combine(contentsOf: file)) != nil, found.description == hash else {
        return false
      }
    }
    unlink(place)
    if link(file, place) == 0 { return true }
    return (try? FileManager.default.copyItem(atPath: file, toPath: place)) != nil
  }

  /// What names of unfinished entries begin with.
  static let temporary = ".tmp-"
}

/// Numbers that are given out once.
private final class Serial: Sendable {
  private let last = Mutex(0)

  func next() -> Int {
    last.withLock { last in
      last += 1
      return last
    }
  }
}
