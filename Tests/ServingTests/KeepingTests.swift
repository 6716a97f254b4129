import CourseModel
import Foundation
import Testing

@testable import Serving

/// What a student typed, on the disk.
@Suite struct KeepingTests {
  private let work = FileManager.default.temporaryDirectory.appending(path: "work-\(UUID())")

  private func lesson(_ cells: [(id: String?, source: String)]) -> Lesson {
    Lesson(
      name: "01-one", file: "Lessons/01-one/Lesson.md", title: "One",
      blocks: cells.enumerated().map { index, cell in
        .cell(
          Cell(
            index: index, id: cell.id, source: cell.source,
            location: SourceLocation(file: "Lessons/01-one/Lesson.md", line: index + 1)))
      })
  }

  @Test func `drafts survive a new session, and no file is left when all are restored`() throws {
    defer { try? FileManager.default.removeItem(at: work) }
    let store = DraftStore(work: work)
    let lesson = lesson([("a", "1"), (nil, "2")])
    let drafts = DraftedTexts.drafts(texts: ["1", "two"], orphans: [], in: lesson)
    try store.keep(drafts, of: "01-one")
    let texts = DraftedTexts(try DraftStore(work: work).drafts(of: "01-one"), in: lesson)
    #expect(texts.texts == ["1", "two"] && texts.orphans.isEmpty)
    try store.keep([], of: "01-one")
    #expect(
      !FileManager.default.fileExists(atPath: work.appending(path: "lessons/01-one.json").path))
  }

  @Test func `a draft follows its cell when the lesson grows, by name or by text`() {
    let drafts = [
      DraftStore.Draft(cell: "cell-a", original: "1", text: "one"),
      DraftStore.Draft(cell: "cell-2", original: "2", text: "two"),
    ]
    let grown = DraftedTexts(
      drafts, in: lesson([(nil, "0"), ("a", "1.0"), (nil, "new"), (nil, "2")]))
    #expect(grown.texts == ["0", "one", "new", "two"])
    #expect(grown.orphans.isEmpty)
  }

  @Test func `a draft whose cell is gone is kept, not put into another`() {
    let draft = DraftStore.Draft(cell: "cell-b", original: "2", text: "two")
    let shrunk = lesson([("a", "1")])
    let texts = DraftedTexts([draft], in: shrunk)
    #expect(texts.texts == ["1"] && texts.orphans == [draft])
    #expect(
      DraftedTexts.drafts(texts: texts.texts, orphans: texts.orphans, in: shrunk) == [draft])
  }

  @Test func `a file of drafts that cannot be read is put aside, never overwritten`() throws {
    defer { try? FileManager.default.removeItem(at: work) }
    let folder = work.appending(path: "lessons")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("{half".utf8).write(to: folder.appending(path: "01-one.json"))
    let store = DraftStore(work: work)
    #expect(try store.drafts(of: "01-one").isEmpty)
    try store.keep([DraftStore.Draft(cell: "c", original: "", text: "t")], of: "01-one")
    let contents = try FileManager.default.contentsOfDirectory(atPath: folder.path).map {
      try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
    }
    #expect(contents.count == 2 && contents.contains("{half"))
  }

  @Test func `an answer is written only over the text that it was made from`() throws {
    defer { try? FileManager.default.removeItem(at: work) }
    let exercise = Exercise(
      name: "double-it", lesson: "01-one", directory: "Exercises/01-one/double-it", title: "Double",
      points: 1, statement: [], hints: [], starter: "starter")
    let store = AnswerStore(work: work)
    #expect(try store.text(of: exercise) == "starter")
    let first = try store.write("mine", for: exercise, madeFrom: revision(of: "starter"))
    #expect(first == .written)
    try Data("from my editor".utf8).write(to: store.file("double-it"))
    let second = try store.write("mine, too", for: exercise, madeFrom: revision(of: "mine"))
    #expect(second == .conflict("from my editor"))
    #expect(try store.text(of: exercise) == "from my editor")
  }

  @Test func `a token is taken again on its port, and only its owner can read it`() throws {
    defer { try? FileManager.default.removeItem(at: work) }
    let store = TokenStore(folder: work)
    let token = store.token(forPort: 4000)
    try store.remember(token, port: 4000)
    #expect(store.token(forPort: 4000) == token)
    #expect(store.token(forPort: 4001) != token)
    let file = try FileManager.default.attributesOfItem(atPath: work.appending(path: "4000").path)
    #expect(file[.posixPermissions] as? Int == 0o600)
  }
}
