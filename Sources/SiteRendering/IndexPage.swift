import CourseModel

/// The course's front page: what it is, and its lessons in their parts.
struct IndexPage {
  let site: SiteContext

  var page: Page {
    let course = site.outline.course
    let context = PageContext(site: site, folder: "course")
    let introduction = course.introduction.html(in: context)
    let parts = site.outline.parts.enumerated().map { html(for: $1, number: $0 + 1, in: context) }
    let prose = course.introduction + site.outline.parts.flatMap(\.introduction)
    let subtitle: HTML =
      course.subtitle.isEmpty ? "" : "<p class=\"summary\">\(course.subtitle)</p>\n"
    let count = site.outline.count
    return Page(
      kind: .index, course: course.title, title: course.title, description: course.subtitle,
      body: """
        <article data-course="\(site.outline.key)">
        <header class="title-block">
        \(StairMark(step: count, count: count).html)
        <h1>\(course.title)</h1>
        \(subtitle)</header>
        <div class="resume" hidden></div>
        \(introduction)\(PlacesView(site: site).list)\(parts.joined())\
        <div class="kept" hidden></div>
        </article>\n
        """,
      usesMathematics: !prose.formulas.isEmpty)
  }

  private func html(for part: Outline.Part, number: Int, in page: PageContext) -> HTML {
    if part.entries.isEmpty, part.introduction.isEmpty { return "" }
    let title = part.title.isEmpty ? "More lessons" : part.title
    return """
      <section class="part" aria-labelledby="part-\(number)">
      <h2 id="part-\(number)"><span class="part-number">Part \(number)</span> \(title)</h2>
      \(part.introduction.html(in: page))<ol class="lessons">
      \(part.entries.map(html).joined())</ol>
      </section>\n
      """
  }

  private func html(for entry: Outline.Entry) -> HTML {
    switch entry {
    case .step(let step): html(for: step)
    case .absent(let name, let number):
      """
      <li class="absent"><span class="number" aria-hidden="true">\(number)</span>\
      <span class="title"><code>\(name)</code></span>\
      <p>This lesson could not be read.</p></li>\n
      """
    }
  }

  private func html(for step: Outline.Step) -> HTML {
    let lesson = step.lesson
    var facts: [HTML] = []
    if let minutes = lesson.minutes { facts.append("\(minutes) min") }
    if let difficulty = lesson.difficulty {
      facts.append(DifficultyMark(difficulty: difficulty).html)
    }
    if lesson.isDraft { facts.append("<strong class=\"draft\">draft</strong>") }
    if !step.executed.succeeded { facts.append("<span class=\"broken\">a cell fails</span>") }
    return """
      <li data-lesson="\(lesson.name)" data-quizzes="\(lesson.quizzes.count)" \
      data-goals="\(lesson.goals.count)"><a href="\(step.file)"><span class="number" aria-hidden="true">\(step.number)</span>\
      <span class="title">\(lesson.title)</span></a>\
      <p>\(lesson.summary)</p>\
      <p class="facts">\(facts.joined(separator: " · "))</p>\(exercises(of: step))</li>\n
      """
  }

  private func exercises(of step: Outline.Step) -> HTML {
    if step.exercises.isEmpty { return "" }
    let items = step.exercises.map { exercise -> HTML in
      """
      <li><a href="\(exercise.file)">\(exercise.title)</a> \
      <span class="soft">\(counted(exercise.points, "point"))</span></li>
      """
    }
    return """
      <ul class="lesson-exercises" aria-label="Exercises of lesson \(step.number)">\
      \(items.joined())</ul>
      """
  }
}
