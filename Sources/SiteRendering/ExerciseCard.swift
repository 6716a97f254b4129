import CourseModel

/// An exercise where a lesson embeds it: its statement, and the way to its page.
struct ExerciseCard {
  let exercise: Exercise

  func html(in page: PageContext) -> HTML {
    // One below the lesson's own sections, and a section itself where there are none.
    let level = page.hasHeading ? 3 : 2
    let own = PageContext(site: page.site, folder: exercise.name, headingShift: level - 1)
    return """
      <section class="exercise" aria-labelledby="exercise-\(exercise.name)">
      <p class="eyebrow">Exercise <span class="soft">· \(counted(exercise.points, "point"))</span></p>
      <h\(level) id="exercise-\(exercise.name)">\(exercise.title)</h\(level)>
      \(exercise.statement.html(in: own))\
      <p class="exercise-links"><a href="\(exercise.file)">\(wayThere)</a> \
      <code>gradus check \(exercise.name)</code></p>
      </section>\n
      """
  }

  private var wayThere: HTML {
    exercise.hints.isEmpty ? "Starter" : "Starter and \(counted(exercise.hints.count, "hint"))"
  }
}
