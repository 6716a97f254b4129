import CourseModel

/// An exercise as a page: its statement, where to start, how to check it, hints step by step.
struct ExercisePage {
  let exercise: Exercise
  let site: SiteContext

  var page: Page {
    let context = PageContext(site: site, folder: exercise.name)
    let statement = exercise.statement.html(in: context)
    var sections: [(id: String, title: String)] = [("start", "Start"), ("check", "Check")]
    if !exercise.hints.isEmpty { sections.append(("hints", "Hints")) }
    if exercise.solutionRelease != nil { sections.append(("solution", "Solution")) }
    let contents = ContentsView(blocks: exercise.statement, in: context, after: sections)
    let formulas = exercise.statement.formulas + exercise.hints.flatMap(\.formulas)
    return Page(
      kind: .exercise, course: site.outline.course.title, title: exercise.title,
      description: "Exercise: \(exercise.title)", position: position, contents: contents.sidebar,
      body: """
        <article>
        \(header)\(statement)\(start(in: context))\(check)\(hints(in: context))\
        \(SolutionView(exercise: exercise).html(in: context))</article>\n
        """,
      navigation: navigation, usesMathematics: !formulas.isEmpty)
  }

  private var lesson: Outline.Step? { site.outline.step(named: exercise.lesson) }

  private var position: HTML {
    guard let lesson else { return "" }
    return """
      <p class="position"><span class="part">\(lesson.part)</span>\
      <span><a href="\(lesson.file)">Lesson \(lesson.number)</a></span></p>
      """
  }

  private var header: HTML {
    let origin: HTML =
      lesson.map {
        " <span class=\"soft\">· Lesson \($0.number), <a href=\"\($0.file)\">\($0.lesson.title)</a></span>"
      } ?? ""
    return """
      <header class="title-block">
      <p class="eyebrow">Exercise\(origin)</p>
      <h1>\(exercise.title)</h1>
      <ul class="facts"><li>\(counted(exercise.points, "point"))</li>\
      <li>\(counted(exercise.hints.count, "hint"))</li></ul>
      </header>\n
      """
  }

  private func start(in page: PageContext) -> HTML {
    """
    <section aria-labelledby="start">
    <h2 id="start">Start</h2>
    <p>The starter compiles, and it does not pass yet. It may import \(modules).</p>
    <figure class="cell listing">
    <figcaption class="listing-source"><code>\(exercise.directory)/Starter.swift</code></figcaption>
    \(CodeView(source: exercise.starter, language: "swift").html(in: page))</figure>
    </section>\n
    """
  }

  private var modules: HTML {
    let names = exercise.allowedImports.map { "<code>\($0)</code>" as HTML }
    guard names.count > 1, let last = names.last else {
      return names.first ?? "the standard library alone"
    }
    return "\(names.dropLast().joined(separator: ", ")) and \(last)"
  }

  private var check: HTML {
    """
    <section aria-labelledby="check">
    <h2 id="check">Check</h2>
    <p>In the course’s folder, in a terminal:</p>
    <figure class="cell listing">
    <div class="code"><pre><code class="language-sh">gradus check \(exercise.name)\
    </code></pre></div>
    </figure>
    <p>The first time, this lays out <code>work/\(exercise.name).swift</code> from the starter, for \
    you to edit. From then on it says which checks pass, and of one that fails what was given, \
    expected and found. All calls together may take \(seconds) of processor time and \
    \(exercise.limits.memoryMegabytes) MB of memory.</p>
    </section>\n
    """
  }

  private var seconds: HTML {
    let seconds = exercise.limits.seconds
    return seconds == seconds.rounded() && abs(seconds) < 1e9
      ? "\(counted(Int(seconds), "second"))" : "\(String(seconds)) seconds"
  }

  /// Each hint lies within the one before it: the vaguest must be opened first.
  private func hints(in page: PageContext) -> HTML {
    if exercise.hints.isEmpty { return "" }
    let count = exercise.hints.count
    var inner: HTML = ""
    for (index, hint) in exercise.hints.enumerated().reversed() {
      let label: HTML =
        count == 1 ? "Hint" : "Hint \(index + 1) <span class=\"soft\">of \(count)</span>"
      inner = """
        <details class="hint"><summary>\(label)</summary>
        <div class="hint-text">
        \(hint.html(in: page))</div>
        \(inner)</details>\n
        """
    }
    return """
      <section aria-labelledby="hints">
      <h2 id="hints">Hints</h2>
      \(inner)</section>\n
      """
  }

  private var navigation: HTML {
    guard let lesson else { return NavigationView(previous: nil, next: nil).html }
    return """
      <nav class="steps" aria-label="Back to the lesson">
      <a class="previous" href="\(lesson.file)"><span>Lesson \(lesson.number)</span> \
      \(lesson.lesson.title)</a>
      </nav>
      """
  }
}
