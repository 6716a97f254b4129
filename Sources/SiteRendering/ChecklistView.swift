/// The lesson's goals once more at its end, for the reader to tick; the browser keeps the ticks.
struct ChecklistView {
  let goals: [String]

  var html: HTML {
    if goals.isEmpty { return "" }
    let items = goals.map { goal -> HTML in
      let key = String(SHA256.digest(Array(goal.utf8)).prefix(12))
      return """
        <li><label><input type="checkbox" data-goal="\(key)"> \
        <span>\(goal)</span></label></li>\n
        """
    }
    return """
      <section class="checklist" aria-labelledby="checklist.title">
      <h2 id="checklist.title">What you should be able to do now</h2>
      <ul>
      \(items.joined())</ul>
      </section>\n
      """
  }
}
