import CourseModel

/// Parses the whole course below a folder: `Lessons/Course.md`, the lessons that it lists, and the
/// exercises.
///
/// It never stops at a mistake: all mistakes of all files come back together, in order.
/// Lessons marked `draft: true` are left out where `includesDrafts` is false, and what links to them
/// is a mistake.
public func parseCourse(root: String, includesDrafts: Bool = true) -> ParsedCourse {
  var reading = CourseReading(files: CourseFiles(root: root))
  reading.readLessons()
  if !includesDrafts { reading.leaveOutDrafts() }
  reading.readExercises()
  reading.checkFolders()
  reading.checkRequirements()
  reading.checkParts()
  reading.checkExercises()
  reading.checkLinks()
  reading.linkTerms()
  return reading.result
}

/// The steps of parsing a course, and what they have found.
private struct CourseReading {
  struct LessonDraft {
    var lesson: Lesson
    var draft: Draft
    var references: LessonReferences
  }
  struct ExerciseDraft {
    var name: String
    var exercise: Exercise?
    var draft: Draft
  }

  let files: CourseFiles
  private var outline: CourseOutline
  private let courseDraft: Draft
  private let bibliography: Bibliography
  private let glossaryDraft: Draft
  private var lessons: [LessonDraft] = []
  private var exercises: [ExerciseDraft] = []
  private var diagnostics: [Diagnostic] = []
  /// The lessons that are left out.
  private var drafts: [String] = []

  init(files: CourseFiles) {
    self.files = files
    (outline, courseDraft) = CourseParser(files: files).parse()
    bibliography = Bibliography(files)
    diagnostics = bibliography.diagnostics
    (outline.course.glossary, glossaryDraft) = GlossaryParser(files: files).parse()
  }

  private var course: Course { outline.course }
}

extension CourseReading {
  mutating func readLessons() {
    for name in course.lessons {
      let parser = LessonParser(name: name, root: files.root, limits: course.limits)
      guard let text = files.read(parser.file, into: &diagnostics) else { continue }
      let (lesson, draft, references) = parser.parse(
        SourceText(text, file: parser.file), bibliography: bibliography)
      lessons.append(LessonDraft(lesson: lesson, draft: draft, references: references))
    }
  }

  /// The course as learners get it.
  mutating func leaveOutDrafts() {
    drafts = lessons.filter(\.lesson.isDraft).map(\.lesson.name)
    // What is wrong in a draft keeps nobody waiting.
    lessons.removeAll(where: \.lesson.isDraft)
    for index in outline.course.parts.indices {
      outline.course.parts[index].lessons.removeAll(where: drafts.contains)
    }
  }

  mutating func readExercises() {
    for lesson in files.names(in: "Exercises")
    where files.isFolder("Exercises/\(lesson)") && !drafts.contains(lesson) {
      for name in files.names(in: "Exercises/\(lesson)")
      where files.isFolder("Exercises/\(lesson)/\(name)") {
        let parser = ExerciseParser(name: name, lesson: lesson, files: files)
        let (exercise, draft) = parser.parse()
        if let first = exercises.first(where: { $0.name == name }) {
          let start = SourceLocation(file: first.draft.file, line: 1)
          draft.error(
            at: SourceLocation(file: parser.file, line: 1),
            "the course has two exercises named `\(name)`", suggestion: "rename one folder",
            notes: [.init(location: start, message: "the first is here")])
        }
        if !course.lessons.contains(lesson) {
          let near = nearestName(to: lesson, in: course.lessons)
          draft.error(
            at: SourceLocation(file: parser.file, line: 1),
            "the exercise belongs to no lesson: Course.md lists no `\(lesson)`",
            suggestion: near.map { "did you mean `Exercises/\($0)`?" } ?? "list the lesson")
        }
        exercises.append(ExerciseDraft(name: name, exercise: exercise, draft: draft))
      }
    }
  }

  /// A lesson that Course.md does not list is not part of the course: worth a word.
  mutating func checkFolders() {
    for name in files.names(in: "Lessons")
    where files.exists("Lessons/\(name)/Lesson.md") && !course.lessons.contains(name)
      && !drafts.contains(name)
    {
      diagnostics.append(
        Diagnostic(
          .warning, at: SourceLocation(file: "Lessons/\(name)/Lesson.md", line: 1),
          "Course.md does not list this lesson",
          suggestion: "add `- [\(name)](\(name)/Lesson.md)` to \(CourseParser.file)"))
    }
  }

  /// A lesson builds on earlier ones only; their folders may be named without the number.
  mutating func checkRequirements() {
    for (index, lesson) in lessons.enumerated() {
      let order = course.lessons.firstIndex(of: lesson.lesson.name) ?? 0
      let earlier = Array(course.lessons[..<order])
      lessons[index].lesson.requires = lesson.references.requires.map { required in
        let found = course.lessons.first { name in
          name == required.text || withoutNumber(name) == required.text
        }
        if let found, earlier.contains(found) { return found }
        let near = nearestName(to: required.text, in: earlier + earlier.map(withoutNumber))
        lesson.draft.error(
          at: required.location,
          drafts.contains { $0 == required.text || withoutNumber($0) == required.text }
            ? "the lesson `\(required.text)` is a draft, which this build leaves out"
            : found == nil
              ? "there is no lesson `\(required.text)`"
              : "the lesson `\(required.text)` does not come before this one",
          suggestion: near.map { "did you mean `\($0)`?" } ?? "require an earlier lesson")
        return required.text
      }
    }
  }

  /// Course.md says which part a lesson belongs to.
  mutating func checkParts() {
    for (index, lesson) in lessons.enumerated() {
      let part = course.parts.first { $0.lessons.contains(lesson.lesson.name) }?.title ?? ""
      if let written = lesson.references.part, written.text != part {
        lesson.draft.warn(
          at: written.location, "Course.md lists this lesson in the part `\(part)`",
          suggestion: "write `part: \(part)`, or move the lesson there")
      }
      lessons[index].lesson.part = part
    }
  }

  mutating func checkExercises() {
    var embedded: Set<String> = []
    for lesson in lessons {
      var first: [String: SourceLocation] = [:]
      for case .exercise(let reference) in lesson.lesson.blocks {
        lesson.draft.checkExercise(
          reference.name, in: exercises.map(\.name), at: reference.location)
        if let earlier = first[reference.name] {
          lesson.draft.error(
            at: reference.location, "the lesson embeds `\(reference.name)` twice",
            suggestion: "link to it: `exercise:\(reference.name)`",
            notes: [.init(location: earlier, message: "first embedded here")])
        }
        first[reference.name] = reference.location
        embedded.insert(reference.name)
      }
    }
    for exercise in exercises where !embedded.contains(exercise.name) {
      exercise.draft.warn(
        at: SourceLocation(file: exercise.draft.file, line: 1), "no lesson embeds this exercise",
        suggestion: "write an `exercise \(exercise.name)` block in its lesson")
    }
    for exercise in exercises {
      guard let lesson = lessons.first(where: { $0.lesson.name == exercise.exercise?.lesson })
      else { continue }
      exercise.draft.checkRereading(in: lesson.lesson)
    }
  }

  mutating func checkLinks() {
    let anchors = Dictionary(
      lessons.map { ($0.lesson.name, $0.draft.targets) }, uniquingKeysWith: { first, _ in first })
    for draft in texts {
      draft.checkLinks(
        anchors: anchors, exercises: exercises.map(\.name), glossary: course.glossary,
        leftOut: drafts)
    }
  }

  mutating func linkTerms() {
    var unlinked: [String: Set<String>] = [:]
    for lesson in lessons {
      for item in lesson.references.unlinked {
        let term = course.glossary.terms.first { $0.id == item.text || $0.name == item.text }
        if let term {
          unlinked[lesson.lesson.name, default: []].insert(term.id)
        } else {
          lesson.draft.checkTerm(item.text, in: course.glossary, at: item.location)
        }
      }
    }
    let linked = outline.course.glossary.link(lessons.map(\.lesson), unlinked: unlinked)
    for (index, lesson) in linked.enumerated() { lessons[index].lesson = lesson }
    let isNamed = course.glossary.termsInDefinitions
    for term in course.glossary.terms where term.uses.isEmpty && !isNamed.contains(term.id) {
      glossaryDraft.warn(
        at: term.location, "no lesson speaks of `\(term.name)`",
        suggestion: "add the form that lessons use to the heading, or remove the term")
    }
  }

  var result: ParsedCourse {
    ParsedCourse(
      root: files.root, course: course,
      lessons: lessons.filter { !$0.draft.hasErrors }.map(\.lesson),
      exercises: exercises.filter { !$0.draft.hasErrors }.compactMap(\.exercise),
      diagnostics: (diagnostics + texts.flatMap(\.diagnostics)).sorted())
  }

  private var texts: [Draft] {
    [courseDraft, glossaryDraft] + lessons.map(\.draft) + exercises.map(\.draft)
  }

  private func withoutNumber(_ name: String) -> String {
    let digits = name.prefix { $0.isNumber }
    return digits.isEmpty ? name : String(name.dropFirst(digits.count).drop { $0 == "-" })
  }
}

extension Draft {
  fileprivate var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
