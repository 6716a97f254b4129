import Foundation
import Processes
import Testing

@Suite struct AbandonedFoldersTests {
  @Test func `folders of processes that are no more are removed, and no others`() throws {
    let files = FileManager.default
    let parent = files.temporaryDirectory.appending(path: "abandoned-\(UUID().uuidString)")
    defer { try? files.removeItem(at: parent) }
    let gone = try Command("/bin/true").start()
    _ = gone.wait()
    let kept = ["work-\(getpid())-a", "work-1-init", "work-none", "other-\(gone.pid)-a"]
    for name in kept + ["work-\(gone.pid)-a", "work-\(gone.pid)-b"] {
      try files.createDirectory(
        at: parent.appending(path: name), withIntermediateDirectories: true)
      try Data("x".utf8).write(to: parent.appending(path: "\(name)/file"))
    }
    AbandonedFolders(in: parent.path, prefix: "work-").remove()
    #expect(try Set(files.contentsOfDirectory(atPath: parent.path)) == Set(kept))
  }
}
