import CourseModel

/// How steep a lesson is: a flight of three stairs, climbed as far, and the word.
struct DifficultyMark {
  let difficulty: Difficulty

  var html: HTML {
    let steps = 1 + (Difficulty.allCases.firstIndex(of: difficulty) ?? 0)
    let bars = (0..<3).map { index -> HTML in
      let height = 4 + index * 4
      return """
        <rect class="\(index < steps ? "climbed" : "ahead")" x="\(index * 5)" y="\(12 - height)" \
        width="4" height="\(height)"/>
        """
    }
    return """
      <span class="difficulty"><svg viewBox="0 0 14 12" width="14" height="12" aria-hidden="true" \
      focusable="false">\(bars.joined())</svg> \(difficulty.rawValue)</span>
      """
  }
}
