import CourseModel
import Foundation
import LessonParsing
import Testing

@Suite struct CourseTests {
  /// The mistakes of the sound course with some files changed, in short.
  private func mistakes(_ changes: [String: String]) throws -> [String] {
    let folder = try CourseFolder(CourseFolder.sound.merging(changes) { $1 })
    return parseCourse(root: folder.root).diagnostics.map { diagnostic in
      "\(diagnostic.location): \(diagnostic.message) (\(diagnostic.suggestion ?? "no way out"))"
    }
  }

  @Test func `a sound course is read whole`() throws {
    let folder = try CourseFolder(CourseFolder.sound)
    let parsed = parseCourse(root: folder.root)
    #expect(parsed.diagnostics == [])
    #expect(parsed.course.title == "Steps: a course")
    #expect(parsed.course.subtitle == "From one unit up")
    #expect(text(of: parsed.course.introduction) == "<p>Welcome to ⟨n⟩ lessons.</p>\n")
    #expect(parsed.course.parts.map(\.title) == ["First steps"])
    #expect(text(of: parsed.course.parts[0].introduction) == "<p>Begin here.</p>\n")
    #expect(parsed.course.lessons == ["01-unit", "02-layers"])
    #expect(parsed.lessons.map(\.name) == ["01-unit", "02-layers"])
    #expect(parsed.lessons.map(\.part) == ["First steps", "First steps"])
    #expect(parsed.lessons[0].limits.allowSame(as: Limits(seconds: 20)))
    #expect(parsed.lessons[0].exercises == ["both"])
    #expect(parsed.lessons[1].requires == ["01-unit"])
    #expect(
      text(of: parsed.lessons[1].blocks)
        == #"<p>See <a href="lesson:01-unit#adding-up">adding</a> and "#
        + #"<a href="exercise:both">the exercise</a>.</p>"# + "\n")
  }

  @Test func `an exercise is read whole`() throws {
    let folder = try CourseFolder(CourseFolder.sound)
    let exercise = try #require(parseCourse(root: folder.root).exercise(named: "both"))
    #expect(exercise.title == "Both")
    #expect(exercise.points == 3)
    #expect(exercise.lesson == "01-unit")
    #expect(exercise.directory == "Exercises/01-unit/both")
    #expect(exercise.starter == "// Starter\n")
    #expect(exercise.limits == ExerciseLimits(seconds: 2.5, memoryMegabytes: 256))
    #expect(exercise.allowedImports == ["NN"])
    #expect(
      text(of: exercise.statement)
        == "<p>Write <code>both</code>, which is ⟨a \\land b⟩.</p>\n[swift]")
    #expect(
      exercise.hints.map(text)
        == ["<p>When is the sum above ⟨1.5⟩?</p>\n", "<p>Compare it.</p>\n"])
  }

  @Test func `a lesson with errors does not keep the others from being built`() throws {
    let folder = try CourseFolder(
      CourseFolder.sound.merging([
        "Lessons/01-unit/Lesson.md": "---\ntitle: A\n---\n## Adding up\n```exercise boht\n```\n"
      ]) { $1 })
    let parsed = parseCourse(root: folder.root)
    #expect(parsed.lessons.map(\.name) == ["02-layers"])
    #expect(parsed.brokenLessons == ["01-unit"])
    #expect(parsed.hasErrors)
    #expect(parsed.diagnostics(ofLesson: "02-layers") == [])
    #expect(
      parsed.diagnostics(ofLesson: "01-unit").map(\.message) == [
        "the front matter has no `summary`", "there is no exercise `boht`",
      ])
    #expect(
      parsed.diagnostics(ofExercise: "both").map(\.message) == ["no lesson embeds this exercise"])
  }

  @Test func `Course dot md is checked against the folders`() throws {
    let found = try mistakes([
      "Lessons/Course.md": """
      ---
      title: Steps
      ---
      ## First

      - [One unit](01-unti/Lesson.md)
      - [Layers](02-layers/Lesson.md)
      - [Again](02-layers/Lesson.md)
      - layers

      ## Second
      - [x](y)
      """
    ])
    #expect(
      found.filter { $0.contains("Course.md:") || $0.contains("does not list") } == [
        "Lessons/01-unit/Lesson.md:1:1: Course.md does not list this lesson "
          + "(add `- [01-unit](01-unit/Lesson.md)` to Lessons/Course.md)",
        "Lessons/Course.md:6:3: there is no lesson `01-unti/Lesson.md` "
          + "(did you mean `01-unit/Lesson.md`?)",
        "Lessons/Course.md:8:3: the lesson `02-layers` is listed twice (remove one of the two)",
        "Lessons/Course.md:9:1: an item of the list of lessons is a link and nothing else "
          + "(write `- [Title](01-first/Lesson.md)`)",
        "Lessons/Course.md:12:3: the link leads nowhere: `y` "
          + "(link to `../NAME/Lesson.md`, `exercise:NAME`, `glossary:TERM`, https, or a file "
          + "beside this one)",
      ])
  }

  @Test func `links are checked against the whole course`() throws {
    let found = try mistakes([
      "Lessons/02-layers/Lesson.md": """
      ---
      title: Layers
      part: First step
      summary: Units side by side.
      requires: [02-layers, uint, 01-unit]
      ---
      [a](../01-unit/Lesson.md) [b](../01-unit/Lesson.md#ading-up)
      [c](../01-uint/Lesson.md) [d](../01-unit/) [e](exercise:bath)
        [f](../../Exercises/01-unit/both/Exercise.md) [g](data.csv) [h](dta.csv)
      ![i](drawing.svg) ![j](drawings.svg)

      ```exercise bth
      ```
      """,
      "Lessons/02-layers/data.csv": "1,2",
      "Lessons/02-layers/drawing.svg": "<svg/>",
    ])
    #expect(
      found
        == [
          "3:7: Course.md lists this lesson in the part `First steps` "
            + "(write `part: First steps`, or move the lesson there)",
          "5:12: the lesson `02-layers` does not come before this one (require an earlier lesson)",
          "5:23: there is no lesson `uint` (did you mean `unit`?)",
          "7:27: there is no heading `#ading-up` in the lesson `01-unit` "
            + "(did you mean `#adding-up`?)",
          "8:1: there is no lesson `01-uint` (did you mean `01-unit`?)",
          "8:27: the link leads nowhere: `../01-unit/` (did you mean `../01-unit/Lesson.md`?)",
          "8:44: there is no exercise `bath` (did you mean `both`?)",
          "9:63: the link leads nowhere: `dta.csv` (did you mean `data.csv`?)",
          "10:19: there is no image `drawings.svg` beside this file (did you mean `drawing.svg`?)",
          "12:13: there is no exercise `bth` (did you mean `both`?)",
        ].map { "Lessons/02-layers/Lesson.md:\($0)" })
  }

  @Test func `an exercise lacks nothing in silence`() throws {
    let folder = try CourseFolder(CourseFolder.sound)
    try folder.remove("Exercises/01-unit/both/HiddenChecks.swift")
    try folder.remove("Exercises/01-unit/both/Mistakes/never.swift")
    try folder.write(
      Data(
        """
        ---
        title: Both
        point: 3
        seconds: -1
        ---
        It is {= both }.

        ```exercise both
        ```

        ## Hints

        Add.
        """.utf8), to: "Exercises/01-unit/both/Exercise.md")
    let found = parseCourse(root: folder.root).diagnostics.map {
      "\($0.location.line):\($0.location.column) \($0.message)"
    }
    #expect(
      found == [
        "1:1 the exercise has no `HiddenChecks.swift`",
        "1:1 the exercise knows 2 wrong answers; its checks are tried on three at least",
        "1:1 the front matter has no `points`",
        "1:1 the exercise has no hint",
        "3:1 unknown key `point`",
        "4:10 `seconds` needs a number above zero, not `-1`",
        "6:7 a value needs a cell before it, and there are none here",
        "8:1 an exercise stands in a lesson, and in no aside",
        "11:1 a step of the hints begins with the heading `## Hint`",
      ])
  }

  @Test func `an exercise sends its learners to a heading that its lesson has`() throws {
    for (section, isKnown) in [("Adding up", true), ("Adding", false)] {
      var file = try #require(CourseFolder.sound["Exercises/01-unit/both/Exercise.md"])
      file = file.replacing("points: 3\n", with: "points: 3\nreread: \(section)\n")
      let found = try mistakes(["Exercises/01-unit/both/Exercise.md": file])
      #expect(
        found
          == (isKnown
            ? []
            : [
              "Exercises/01-unit/both/Exercise.md:4:9: the lesson `01-unit` has no heading “Adding” "
                + "(did you mean `reread: Adding up`?)"
            ]))
    }
  }

  @Test func `an exercise's name is its own in the whole course`() throws {
    let found = try mistakes(
      CourseFolder.exercise("Exercises/02-layers/both").merging(
        CourseFolder.exercise("Exercises/02-layer/each")
      ) { $1 })
    #expect(
      found == [
        "Exercises/02-layer/each/Exercise.md:1:1: the exercise belongs to no lesson: "
          + "Course.md lists no `02-layer` (did you mean `Exercises/02-layers`?)",
        "Exercises/02-layer/each/Exercise.md:1:1: no lesson embeds this exercise "
          + "(write an `exercise each` block in its lesson)",
        "Exercises/02-layers/both/Exercise.md:1:1: the course has two exercises named `both` "
          + "(rename one folder)",
      ])
  }

  @Test func `bytes that are not UTF-8 are found`() throws {
    let folder = try CourseFolder(CourseFolder.sound)
    let text = Data("---\ntitle: Für\nsummary: B".utf8) + [0xC3, 0x28] + Data("\n---\n".utf8)
    try folder.write(text, to: "Lessons/01-unit/Lesson.md")
    let found = parseCourse(root: folder.root).diagnostics(ofLesson: "01-unit")
    #expect(
      found.map(\.description) == [
        """
        Lessons/01-unit/Lesson.md:3:11: error: the byte 0xC3 is not UTF-8
          help: save the file in the encoding UTF-8
        """
      ])
  }

  @Test func `a folder without a course says what is missing`() {
    let parsed = parseCourse(root: "/nonexistent")
    #expect(
      parsed.diagnostics.map(\.description) == [
        """
        Lessons/Course.md:1:1: error: this file does not exist
          help: \("create it, or run the command in the course's folder")
        """
      ])
  }

  @Test func `lines may end as on Windows, after a byte-order mark`() throws {
    let folder = try CourseFolder(CourseFolder.sound)
    let text = CourseFolder.sound["Lessons/01-unit/Lesson.md"]!
    let windows = text.replacingOccurrences(of: "\n", with: "\r\n")
    try folder.write(
      Data([0xEF, 0xBB, 0xBF]) + Data(windows.utf8), to: "Lessons/01-unit/Lesson.md")
    let parsed = parseCourse(root: folder.root)
    #expect(parsed.diagnostics == [])
    #expect(parsed.lessons[0].cells.map(\.source) == ["let threshold = 0.5\n"])
  }
}
