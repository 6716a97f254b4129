import CourseModel

/// What depends on what: the lessons as a drawing, and the same in words.
struct MapPage {
  let site: SiteContext

  var page: Page {
    let course = site.outline.course.title
    return Page(
      kind: .map, course: course, title: "Map of lessons",
      description: "Which lessons build on which.",
      body: """
        <article>
        <header class="title-block">
        <h1>Map of lessons</h1>
        <p class="summary">Each lesson stands below those that it builds on.</p>
        </header>
        \(drawing)\(words)</article>\n
        """,
      usesMathematics: false)
  }

  private var steps: [Outline.Step] { site.outline.steps }

  private var drawing: HTML {
    let map = LessonMap(steps.map { ($0.lesson.name, $0.lesson.requires) })
    let byName = Dictionary(
      map.places.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let lines = map.lines.compactMap { line -> HTML? in
      guard let from = byName[line.from], let to = byName[line.to] else { return nil }
      return "<path d=\"\(path(line, from: from, to: to))\"/>\n"
    }
    let nodes = map.places.compactMap { place in
      site.outline.step(named: place.name).map { node(for: $0, at: place) }
    }
    return """
      <div class="scroll lesson-map" role="group" \
      aria-label="Map of lessons; the list below says the same in words">
      <svg viewBox="0 0 \(map.width) \(map.height)" width="\(map.width)" height="\(map.height)">
      <g class="lines">
      \(lines.joined())</g>
      \(nodes.joined())</svg>
      </div>\n
      """
  }

  private func node(for step: Outline.Step, at place: LessonMap.Place) -> HTML {
    let left = place.x - LessonMap.nodeWidth / 2
    let lines = wrapped(step.lesson.title)
    let first = place.y + (lines.count == 1 ? 42 : 34)
    let title = lines.enumerated().map { index, line -> HTML in
      "<tspan x=\"\(left + 40)\" y=\"\(first + index * 18)\">\(line)</tspan>"
    }
    return """
      <a href="\(step.file)" aria-label="Lesson \(step.number): \(step.lesson.title)">\
      <rect x="\(left)" y="\(place.y)" width="\(LessonMap.nodeWidth)" \
      height="\(LessonMap.nodeHeight)" rx="5"/>\
      <text class="number" x="\(left + 14)" y="\(first)">\(step.number)</text>\
      <text>\(title.joined())</text></a>\n
      """
  }

  /// The title in two lines at most; what is longer ends with an ellipsis.
  private func wrapped(_ title: String) -> [String] {
    let limit = 18
    var lines = [""]
    for word in title.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= limit {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    let kept = lines.count > 2 ? [lines[0], lines[1] + " …"] : lines
    return kept.map { $0.count > limit + 2 ? $0.prefix(limit) + "…" : $0 }
  }

  private func path(
    _ line: LessonMap.Line, from: LessonMap.Place, to: LessonMap.Place
  ) -> String {
    var points = [(x: from.x, y: from.y + LessonMap.nodeHeight)]
    for bend in line.bends {
      points.append((bend.x, bend.y - LessonMap.nodeHeight / 2))
      points.append((bend.x, bend.y + LessonMap.nodeHeight / 2))
    }
    points.append((to.x, to.y))
    var path = "M\(points[0].x) \(points[0].y)"
    for (a, b) in zip(points, points.dropFirst()) {
      let middle = (a.y + b.y) / 2
      path += a.x == b.x ? "V\(b.y)" : "C\(a.x) \(middle) \(b.x) \(middle) \(b.x) \(b.y)"
    }
    return path
  }

  private var words: HTML {
    let items = steps.map { step -> HTML in
      let needed = step.lesson.requires.compactMap(site.outline.step(named:)).map {
        needed -> HTML in
        "<a href=\"\(needed.file)\">\(needed.lesson.title)</a>"
      }
      let link: HTML = "<a href=\"\(step.file)\">\(step.lesson.title)</a>"
      let text: HTML =
        needed.isEmpty ? " needs no other lesson" : " builds on \(needed.joined(separator: ", "))"
      return "<li value=\"\(step.number)\">\(link)\(text)</li>\n"
    }
    return """
      <section aria-labelledby="in-words">
      <h2 id="in-words">In words</h2>
      <ol>
      \(items.joined())</ol>
      </section>\n
      """
  }
}
