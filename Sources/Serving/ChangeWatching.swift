import Foundation
import Glibc
import Synchronization

/// Tells which files below some folders have changed, soon after they have (Linux's inotify).
///
/// Editors write a file in several steps; what happens within a moment is told together.
final class ChangeWatching: Sendable {
  private static let wanted =
    UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_MOVED_FROM) | UInt32(IN_CREATE)
    | UInt32(IN_DELETE)
  /// Quiet for so long, and the changes are told.
  private static let moment: Int32 = 60

  private let root: URL
  private let folders: [String]
  private let descriptor: Int32
  private let isOver = Atomic(false)

  /// - Parameters:
  ///   - folders: paths below `root`; those that are not there yet are found when they come.
  ///   - report: gets paths relative to `root`, on a thread of its own.
  init(
    root: URL, folders: [String], report: @escaping @Sendable (Set<String>) -> Void
  ) throws(ServingError) {
    self.root = root
    self.folders = folders
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else {
      throw .unreadable(path: root.path, reason: String(cString: strerror(errno)))
    }
    Thread.detachNewThread { [self] in
      var watches: [Int32: String] = [:]
      watchAll(&watches)
      while !isOver.load(ordering: .relaxed) {
        let changes = nextChanges(&watches)
        if !changes.isEmpty { report(changes) }
      }
      close(descriptor)
    }
  }

  func stop() { isOver.store(true, ordering: .relaxed) }

  private func watchAll(_ watches: inout [Int32: String]) {
    // The root itself, for folders that come later; what else happens in it is not told.
    add("", to: &watches)
    for folder in folders { watchTree(folder, &watches) }
  }

  private func watchTree(_ path: String, _ watches: inout [Int32: String]) {
    guard add(path, to: &watches) else { return }
    let folder = root.appending(path: path).path
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where !name.hasPrefix(".") {
      // What is no folder is not added, and its files are told by their own folder.
      watchTree("\(path)/\(name)", &watches)
    }
  }

  @discardableResult
  private func add(_ path: String, to watches: inout [Int32: String]) -> Bool {
    let folder = path.isEmpty ? root.path : root.appending(path: path).path
    let watch = inotify_add_watch(descriptor, folder, Self.wanted | UInt32(IN_ONLYDIR))
    guard watch >= 0 else { return false }
    watches[watch] = path
    return true
  }

  /// The changes of a moment; none after a second without any.
  private func nextChanges(_ watches: inout [Int32: String]) -> Set<String> {
    var changes: Set<String> = []
    var wait: Int32 = 500
    while true {
      var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&watched, 1, wait) > 0 else { return changes }
      for (watch, name, mask) in readEvents() {
        // Too much happened at once: anything may have changed.
        if mask & UInt32(IN_Q_OVERFLOW) != 0 { changes.formUnion(folders) }
        guard let folder = watches[watch], !name.hasPrefix(".") else { continue }
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        let isOurs = folders.contains {
          path == $0 || path.hasPrefix("\($0)/") || $0.hasPrefix("\(path)/")
        }
        guard isOurs else { continue }
        if mask & UInt32(IN_ISDIR) != 0 {
          watchTree(path, &watches)
        }
        changes.insert(path)
      }
      if !changes.isEmpty { wait = Self.moment }
    }
  }

  private func readEvents() -> [(watch: Int32, name: String, mask: UInt32)] {
    var buffer = [UInt8](repeating: 0, count: 16384)
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return [] }
    var events: [(watch: Int32, name: String, mask: UInt32)] = []
    buffer.withUnsafeBytes { bytes in
      var offset = 0
      let header = MemoryLayout<inotify_event>.size
      while offset + header <= count {
        let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
        let name = bytes[(offset + header)..<(offset + header + Int(event.len))]
        events.append(
          (event.wd, String(decoding: name.prefix { $0 != 0 }, as: UTF8.self), event.mask))
        offset += header + Int(event.len)
      }
    }
    return events
  }
}
