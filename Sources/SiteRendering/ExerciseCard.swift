import CourseModel

/// An exercise where a lesson embeds it: its statement, and the way to its page.
struct ExerciseCard {
  let exercise: Exercise

  func html(in page: PageContext) -> HTML {
    let own = PageContext(site: page.site, folder: exercise.name, headingShift: 2)
    return """
      <section class="exercise" aria-labelledby="exercise-\(exercise.name)">
      <p class="eyebrow">Exercise <span class="soft">· \(counted(exercise.points, "point"))</span></p>
      <h3 id="exercise-\(exercise.name)">\(exercise.title)</h3>
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
