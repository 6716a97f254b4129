import CourseModel

/// The site as a whole: the lessons as numbered steps, in their parts, with their exercises.
struct Outline: Sendable {
  struct Part: Sendable {
    var title: String
    var introduction: [Block]
    var steps: [Step]
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
    func step(_ lesson: ExecutedLesson, part: String) -> Step {
      number += 1
      return Step(
        number: number, part: part, executed: lesson,
        exercises: grouped[lesson.lesson.name] ?? [])
    }
    var parts = course.parts.map { part in
      Part(
        title: part.title, introduction: part.introduction,
        steps: part.lessons.compactMap { named[$0] }.map { step($0, part: part.title) })
    }
    let placed = Set(course.lessons)
    let others = lessons.filter { !placed.contains($0.lesson.name) }
    if !others.isEmpty {
      let steps = others.map { step($0, part: $0.lesson.part) }
      parts.append(Part(title: "", introduction: [], steps: steps))
    }
    self.course = course
    self.parts = parts
    self.exercises = exercises
  }

  var steps: [Step] { parts.flatMap(\.steps) }

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
    for step in steps {
      fingerprint.combine([step.lesson.name, step.lesson.title, step.part])
    }
    for exercise in exercises {
      fingerprint.combine([exercise.name, exercise.title, exercise.lesson])
      fingerprint.combine(exercise.points)
    }
    return fingerprint.digest
  }
}
