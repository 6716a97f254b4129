import CourseModel

/// The site as a whole: the lessons as numbered steps, in their parts, with their exercises.
struct Outline: Sendable {
  struct Part: Sendable {
    var title: String
    var introduction: [Block]
    var entries: [Entry]

    var steps: [Step] {
      entries.compactMap { if case .step(let step) = $0 { step } else { nil } }
    }
  }

  enum Entry: Sendable {
    case step(Step)
    /// The course names it and it could not be read: it keeps its number, and its earlier page.
    case absent(name: String, number: Int)
  }

  /// One lesson in its place.
  struct Step: Sendable {
    /// Its number in the course, from 1.
    var number: Int
    var part: String
    var executed: ExecutedLesson
    /// The exercises that belong to it, embedded or not.
    var exercises: [Exercise]

    var lesson: Lesson { executed.lesson }
    var file: String { "\(lesson.name).html" }
  }

  let course: Course
  let parts: [Part]
  let exercises: [Exercise]

  /// Lessons that the course names come in its order; any others follow, in a part of no title.
  init(course: Course, lessons: [ExecutedLesson], exercises: [Exercise]) {
    let named = Dictionary(
      lessons.map { ($0.lesson.name, $0) }, uniquingKeysWith: { first, _ in first })
    let grouped = Dictionary(grouping: exercises, by: \.lesson)
    var number = 0
    func entry(_ name: String, part: String) -> Entry {
      number += 1
      guard let lesson = named[name] else { return .absent(name: name, number: number) }
      return .step(
        Step(number: number, part: part, executed: lesson, exercises: grouped[name] ?? []))
    }
    var parts = course.parts.map { part in
      Part(
        title: part.title, introduction: part.introduction,
        entries: part.lessons.map { entry($0, part: part.title) })
    }
    let placed = Set(course.lessons)
    let others = lessons.filter { !placed.contains($0.lesson.name) }
    if !others.isEmpty {
      let entries = others.map { entry($0.lesson.name, part: $0.lesson.part) }
      parts.append(Part(title: "", introduction: [], entries: entries))
    }
    self.course = course
    self.parts = parts
    self.exercises = exercises
  }

  var steps: [Step] { parts.flatMap(\.steps) }

  /// How many lessons the course has, those included that could not be read.
  var count: Int { parts.reduce(0) { $0 + $1.entries.count } }

  /// Names of the lessons that could not be read.
  var absent: [String] {
    parts.flatMap(\.entries).compactMap {
      if case .absent(let name, _) = $0 { name } else { nil }
    }
  }

  func step(named name: String) -> Step? { steps.first { $0.lesson.name == name } }

  func exercise(named name: String) -> Exercise? { exercises.first { $0.name == name } }
}

extension Exercise {
  var file: String { "exercise-\(name).html" }
}

extension Outline {
  /// What every page says about the others: a change of it is a change of every page.
  var digest: String {
    var fingerprint = Fingerprint()
    fingerprint.combine([course.title, course.subtitle])
    fingerprint.combine(course.settings)
    fingerprint.combine(Feed.isWanted(for: self))
    fingerprint.combine(absent)
    for step in steps {
      fingerprint.combine([step.lesson.name, step.lesson.title, step.part])
      fingerprint.combine(step.number)
    }
    for exercise in exercises {
      fingerprint.combine([exercise.name, exercise.title, exercise.lesson])
      fingerprint.combine(exercise.points)
    }
    return fingerprint.digest
  }
}

extension Outline {
  /// What a reader's browser keeps the progress in this course by.
  var key: String { String(SHA256.digest(Array(course.title.utf8)).prefix(12)) }
}
