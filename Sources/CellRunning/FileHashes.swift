import Compiling
import Foundation
import Synchronization

/// Hashes of files' contents, known by path, size and time of change as long as those stay.
final class FileHashes: Sendable {
  private struct Known: Codable {
    var size: Int
    var changed: Int
    var hash: String
  }
  private struct State {
    var known: [String: Known]
    var isChanged = false
  }

  private let store: String
  private let state: Mutex<State>

  /// - Parameter store: the file in which they are kept between runs.
  init(store: String) {
    self.store = store
    let kept = FileManager.default.contents(atPath: store).flatMap {
      try? JSONDecoder().decode([String: Known].self, from: $0)
    }
    state = Mutex(State(known: kept ?? [:]))
  }
}

extension FileHashes {
  /// The hash of the file's content; `nil` where there is no file that can be read.
  func hash(of path: String) -> String? {
    let identity = FileIdentity(path)
    guard identity.size >= 0 else { return nil }
    if let known = state.withLock({ $0.known[path] }), known.size == identity.size,
      known.changed == identity.changed
    {
      return known.hash
    }
    var fingerprint = Fingerprint()
    guard (try? fingerprint.combine(contentsOf: path)) != nil else { return nil }
    let hash = fingerprint.description
    // The clock of file times is coarse: what changed just now may change again and not show.
    let isSettled = identity.changed < Self.now - 2_000_000_000
    if isSettled, FileIdentity(path) == identity {
      state.withLock { state in
        state.known[path] = Known(size: identity.size, changed: identity.changed, hash: hash)
        state.isChanged = true
      }
    }
    return hash
  }

  /// Writes what was learnt; files that are gone are forgotten.
  func save() throws(CellRunningError) {
    let known = state.withLock { state -> [String: Known]? in
      guard state.isChanged else { return nil }
      state.isChanged = false
      return state.known
    }
    guard let known else { return }
    try writeAtomically(known.filter { access($0.key, F_OK) == 0 }, to: store)
  }

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
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

extension Fingerprint {
  /// Adds a file's content.
  mutating func combine(contentsOf path: String) throws(CellRunningError) {
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
      data.withUnsafeBytes { combine(bytes: $0) }
      combine("\(data.count)")
    } catch {
      throw .storage("\(path): \(error.localizedDescription)")
    }
  }
}
