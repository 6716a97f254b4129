import CourseModel

/// The reference solution on an exercise's page: from its day on, and before it the day.
struct SolutionView {
  let exercise: Exercise

  func html(in page: PageContext) -> HTML {
    guard let release = exercise.solutionRelease else { return "" }
    let content: HTML
    if let solution = exercise.solution {
      content = """
        <p>One way to write it, for when you have your own:</p>
        <figure class="cell listing">
        <details class="fold"><summary>Solution</summary>
        \(CodeView(source: solution, language: "swift").html(in: page))</details></figure>
        """
    } else {
      content = "<p>The solution will be shown here from \(release.inWords) on.</p>"
    }
    return """
      <section aria-labelledby="solution">
      <h2 id="solution">Solution</h2>
      \(content)
      </section>\n
      """
  }
}

extension Exercise {
  /// The exercise as its page may show it on a day: without its solution before that is released.
  func shown(on date: CalendarDate?) -> Exercise {
    var exercise = self
    let isReleased = solutionRelease.map { release in date.map { $0 >= release } ?? false }
    if isReleased != true { exercise.solution = nil }
    return exercise
  }
}
