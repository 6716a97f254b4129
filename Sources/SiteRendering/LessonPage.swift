import CourseModel

/// A lesson as a page: what it is about, what it teaches, its text with cells and outputs.
struct LessonPage {
  let step: Outline.Step
  let site: SiteContext

  var page: Page {
    let context = PageContext(site: site, lesson: step.executed)
    let lesson = step.lesson
    let text = lesson.blocks.filter { !$0.isBackMatter }.html(in: context)
    let backMatter = lesson.blocks.filter(\.isBackMatter).html(in: context)
    let contents = ContentsView(blocks: lesson.blocks, in: context)
    let embedded = lesson.exercises.compactMap(site.outline.exercise(named:))
    let formulas = lesson.blocks.formulas + embedded.flatMap(\.statement.formulas)
    return Page(
      kind: .lesson, course: site.outline.course.title, title: lesson.title,
      description: lesson.summary, position: position, contents: contents.sidebar,
      body: """
        <article data-course="\(site.outline.key)" data-lesson="\(lesson.name)">
        \(header)\(contents.fold)\(text)\(remaining(after: embedded))\
        \(ChecklistView(goals: lesson.goals).html)\(backMatter)\
        \(DownloadsView(lesson: lesson.name).html)</article>\n
        """,
      navigation: navigation, usesMathematics: !formulas.isEmpty)
  }

  private var position: HTML {
    let part: HTML = step.part.isEmpty ? "" : "<span class=\"part\">\(step.part)</span>"
    return "<p class=\"position\">\(part)<span>Lesson \(step.number)</span></p>"
  }

  private var header: HTML {
    let lesson = step.lesson
    let part: HTML = step.part.isEmpty ? "" : " <span class=\"soft\">· \(step.part)</span>"
    let draft: HTML = lesson.isDraft ? " <strong class=\"draft\">Draft</strong>" : ""
    let summary: HTML =
      lesson.summary.isEmpty ? "" : "<p class=\"summary\">\(lesson.summary)</p>\n"
    return """
      <header class="title-block">
      \(StairMark(step: step.number, count: site.outline.count).html)
      <p class="eyebrow">Lesson \(step.number)\(part)\(draft)</p>
      <h1>\(lesson.title)</h1>
      \(summary)\(facts)\(failureNotice)\(goals)</header>\n
      """
  }

  /// Minutes, exercises and what the lesson builds on.
  private var facts: HTML {
    var facts: [HTML] = []
    if let minutes = step.lesson.minutes { facts.append("\(minutes) minutes") }
    if let difficulty = step.lesson.difficulty {
      facts.append(DifficultyMark(difficulty: difficulty).html)
    }
    if !step.exercises.isEmpty {
      facts.append("\(counted(step.exercises.count, "exercise"))")
    }
    let needed = step.lesson.requires.compactMap(site.outline.step(named:)).map { step -> HTML in
      "<a href=\"\(step.file)\">\(step.lesson.title)</a>"
    }
    if !needed.isEmpty { facts.append("builds on \(needed.joined(separator: ", "))") }
    if facts.isEmpty { return "" }
    let items = facts.map { "<li>\($0)</li>" as HTML }
    return "<ul class=\"facts\">\(items.joined())</ul>\n"
  }

  private var goals: HTML {
    if step.lesson.goals.isEmpty { return "" }
    let items = step.lesson.goals.map { "<li>\($0)</li>\n" as HTML }
    return """
      <section class="goals" aria-labelledby="goals-title">
      <p id="goals-title">After this lesson you can</p>
      <ul>
      \(items.joined())</ul>
      </section>\n
      """
  }

  /// Says at the top that the lesson broke, with a link to the place.
  private var failureNotice: HTML {
    guard let failed = step.executed.results.firstIndex(where: { $0.status == .failed }),
      failed < step.lesson.cells.count
    else { return "" }
    let cell = step.lesson.cells[failed]
    return """
      <p class="failure-notice">A cell of this lesson failed: \
      <a href="#\(cell.anchor)">see where</a>. The cells after it did not run.</p>\n
      """
  }

  /// The lesson's exercises that its text does not embed.
  private func remaining(after embedded: [Exercise]) -> HTML {
    let names = Set(embedded.map(\.name))
    let others = step.exercises.filter { !names.contains($0.name) }
    if others.isEmpty { return "" }
    let items = others.map { exercise -> HTML in
      """
      <li><a href="\(exercise.file)">\(exercise.title)</a> \
      <span class="soft">\(counted(exercise.points, "point"))</span></li>\n
      """
    }
    return """
      <section class="more-exercises" aria-labelledby="more-exercises">
      <h2 id="more-exercises">\(embedded.isEmpty ? "Exercises" : "More exercises")</h2>
      <ul>
      \(items.joined())</ul>
      </section>\n
      """
  }

  private var navigation: HTML {
    let steps = site.outline.steps
    let index = steps.firstIndex { $0.number == step.number } ?? 0
    return NavigationView(
      previous: index > 0 ? steps[index - 1] : nil,
      next: index + 1 < steps.count ? steps[index + 1] : nil
    ).html
  }
}

/// Links at the foot of a lesson: back, forward.
struct NavigationView {
  let previous: Outline.Step?
  let next: Outline.Step?

  var html: HTML {
    let back = previous.map { link(to: $0, "previous", "Previous") } ?? home
    let forward = next.map { link(to: $0, "next", "Next") } ?? ""
    return "<nav class=\"steps\" aria-label=\"Lessons before and after\">\n\(back)\(forward)</nav>"
  }

  private var home: HTML {
    "<a class=\"previous\" href=\"index.html\"><span>Contents</span> All lessons</a>\n"
  }

  private func link(to step: Outline.Step, _ style: HTML, _ word: HTML) -> HTML {
    """
    <a class="\(style)" href="\(step.file)" rel="\(style == "next" ? "next" : "prev")">\
    <span>\(word) · Lesson \(step.number)</span> \(step.lesson.title)</a>\n
    """
  }
}

/// `1 exercise`, `3 exercises`.
func counted(_ count: Int, _ noun: String) -> String {
  count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}
