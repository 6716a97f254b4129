import Glibc

/// Tells when files in some folders are written, by inotify: nothing is read until something is.
///
/// ```swift
/// let watch = try FolderWatch(["Lessons/05-mlp-backprop", "work"])
/// while let names = watch.changes() { … }
/// ```
/// A file counts as changed once it is closed after writing, or has taken a name: so an editor that
/// saves by renaming is heard, and one that is still writing is not.
public final class FolderWatch {
  private let inotify: Descriptor
  private let folders: [Int32: String]

  /// - Throws: `ProcessError` when a folder cannot be watched.
  public init(_ folders: [String]) throws(ProcessError) {
    inotify = Descriptor(inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK)))
    var watched: [Int32: String] = [:]
    for folder in folders {
      let mask = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE)
      let number = inotify_add_watch(inotify.descriptor, folder, mask)
      guard number >= 0 else {
        throw ProcessError(executable: folder, reason: String(cString: strerror(errno)))
      }
      watched[number] = folder
    }
    self.folders = watched
  }

  /// Waits until files change, and then until nothing has for a moment, as an editor may write
  /// several; returns their paths. `nil` once `isOver`, which is asked after every signal.
  public func changes(until isOver: () -> Bool) -> Set<String>? {
    var changed: Set<String> = []
    while !isOver() {
      var watched = pollfd(fd: inotify.descriptor, events: Int16(POLLIN), revents: 0)
      // A signal may come just before the wait begins: hence the second, and not for ever.
      let ready = poll(&watched, 1, changed.isEmpty ? 1000 : 50)
      if ready == 0, !changed.isEmpty { return changed }
      if ready > 0 { changed.formUnion(read()) }
    }
    return nil
  }

  private func read() -> Set<String> {
    var paths: Set<String> = []
    let header = MemoryLayout<inotify_event>.size
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { buffer in
      let count = Glibc.read(inotify.descriptor, buffer.baseAddress, buffer.count)
      var offset = 0
      while offset + header <= count {
        let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
        let name = UnsafeRawBufferPointer(
          rebasing: buffer[(offset + header)..<(offset + header + Int(event.len))])
        if let folder = folders[event.wd] {
          paths.insert("\(folder)/\(String(decoding: name.prefix { $0 != 0 }, as: UTF8.self))")
        }
        offset += header + Int(event.len)
      }
    }
    return paths
  }
}
