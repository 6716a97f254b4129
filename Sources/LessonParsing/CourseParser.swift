import CourseModel

/// Parses `Lessons/Course.md`: the course's title, its parts and the order of its lessons.
///
///     Course.md   = front-matter block* part*
///     key         = "title" | "subtitle" | "cell-seconds" | "cell-cpu-seconds"
///                 | "output-kilobytes" | "memory-megabytes" | "threads"
///                 | those of CourseSettingsReading.swift
///     part        = "##" title, block*, ("- [" text "](" folder "/Lesson.md)")*
struct CourseParser {
  static let file = "Lessons/Course.md"
  static let keys =
    ["title", "subtitle"] + FrontMatterValues.limitKeys + FrontMatterValues.settingKeys

  var files: CourseFiles
}

/// A course, and where its `Course.md` lists each of its lessons.
struct CourseOutline {
  var course: Course
  var places: [String: SourceLocation] = [:]
}

extension CourseParser {
  func parse() -> (outline: CourseOutline, draft: Draft) {
    let draft = Draft(place: .course, file: Self.file, files: files)
    guard let content = files.read(Self.file, into: &draft.diagnostics) else {
      return (CourseOutline(course: Course(title: "")), draft)
    }
    let text = SourceText(content, file: Self.file)
    let frontMatter = FrontMatter(text, diagnostics: &draft.diagnostics)
    var values = FrontMatterValues(frontMatter, keys: Self.keys, file: Self.file)
    var outline = CourseOutline(
      course: Course(
        title: values.requiredText("title"), subtitle: values.text("subtitle")?.text ?? "",
        limits: values.limits(defaults: Limits())))
    outline.course.settings = values.settings(files: files)
    draft.diagnostics += values.diagnostics
    let builder = BlockBuilder(draft: draft)
    let (document, nodes) = builder.parse(text.droppingLines(frontMatter.lineCount))
    for node in nodes { read(node, document, builder, into: &outline) }
    if let notes = builder.notes() { outline.course.introduction.append(notes) }
    if outline.course.lessons.isEmpty {
      draft.error(
        at: SourceLocation(file: Self.file, line: 1), "the course lists no lesson",
        suggestion: "write `## Part` and below it `- [First lesson](01-first/Lesson.md)`")
    }
    draft.checkLocalLinks()
    return (outline, draft)
  }

  private func read(
    _ node: MarkdownNode, _ document: ProtectedText, _ builder: BlockBuilder,
    into outline: inout CourseOutline
  ) {
    if case .heading(2) = node.kind {
      let title = node.plainText(in: document)
      _ = builder.draft.anchor(for: title)
      outline.course.parts.append(Course.Part(title: title, lessons: []))
    } else if let last = outline.course.parts.indices.last {
      if isListOfLessons(node) {
        for item in node.children { readLesson(item, document, builder.draft, into: &outline) }
      } else if let block = builder.block(node, in: document) {
        outline.course.parts[last].introduction.append(block)
      }
    } else if let block = builder.block(node, in: document) {
      outline.course.introduction.append(block)
    }
  }

  /// A list counts as one of lessons when one of its items links to a `.md` file.
  private func isListOfLessons(_ node: MarkdownNode) -> Bool {
    guard case .list = node.kind else { return false }
    return node.children.contains { link(in: $0)?.url.hasSuffix(".md") == true }
  }

  private func readLesson(
    _ item: MarkdownNode, _ document: ProtectedText, _ draft: Draft,
    into outline: inout CourseOutline
  ) {
    guard let (url, link) = link(in: item) else {
      draft.error(
        at: document.text.location(line: item.line, column: item.column),
        "an item of the list of lessons is a link and nothing else",
        suggestion: "write `- [Title](01-first/Lesson.md)`")
      return
    }
    let location = document.text.location(line: link.line, column: link.column)
    let path = document.restored(url)
    let steps = path.split(separator: "/").map(String.init)
    let folders = files.names(in: "Lessons").filter { files.exists("Lessons/\($0)/Lesson.md") }
    guard steps.count == 2, steps[1] == "Lesson.md", files.exists("Lessons/\(path)") else {
      let near = nearestName(to: path, in: folders.map { "\($0)/Lesson.md" })
      draft.error(
        at: location, "there is no lesson `\(path)`",
        suggestion: near.map { "did you mean `\($0)`?" } ?? "create `Lessons/\(path)`")
      return
    }
    if let first = outline.places[steps[0]] {
      draft.error(
        at: location, "the lesson `\(steps[0])` is listed twice",
        suggestion: "remove one of the two",
        notes: [.init(location: first, message: "first listed here")])
      return
    }
    outline.places[steps[0]] = location
    outline.course.parts[outline.course.parts.count - 1].lessons.append(steps[0])
  }

  /// The item's link, where that is all there is in it.
  private func link(in item: MarkdownNode) -> (url: String, node: MarkdownNode)? {
    guard item.children.count == 1, item.children[0].children.count == 1,
      case .link(let url, _) = item.children[0].children[0].kind
    else { return nil }
    return (url, item.children[0].children[0])
  }
}
