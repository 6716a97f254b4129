import CourseModel

/// A self-check as a form: `quiz.js` marks it, and without a script a fold tells the answers.
///
/// Nothing in it is sent anywhere. What the script says to an answer it copies from the fold.
struct QuizView {
  let quiz: Quiz

  func html(in page: PageContext) -> HTML {
    let id = "quiz.\(page.nextQuiz())"
    return """
      <form class="quiz" id="\(id)" data-quiz="\(quiz.key)" data-kind="\(quiz.kind.rawValue)">
      <fieldset aria-describedby="\(id).question">
      <legend>\(legend)</legend>
      <div class="question" id="\(id).question">
      \(quiz.question.html(in: page))</div>
      \(answers(id: id, in: page))</fieldset>
      <details class="quiz-key"><summary>Answer</summary>
      \(key(in: page))</details>
      </form>\n
      """
  }

  private var legend: HTML {
    switch quiz.kind {
    case .one: "Self-check"
    case .several: "Self-check <span class=\"soft\">· choose all that hold</span>"
    case .number: "Self-check <span class=\"soft\">· give a number</span>"
    case .order: "Self-check <span class=\"soft\">· put in order</span>"
    }
  }

  private func answers(id: String, in page: PageContext) -> HTML {
    switch quiz.kind {
    case .number:
      return """
        <p class="number-answer"><label>Your answer <input type="text" name="\(id)" size="12" \
        autocomplete="off" spellcheck="false"></label></p>\n
        """
    case .order:
      let items = shuffled.enumerated().map { place, step -> HTML in
        """
        <li data-step="\(step)"><span class="letter">\(letter(place))</span>\
        <span class="answer">\(content(step, in: page))</span></li>\n
        """
      }
      return "<ol class=\"answers\">\n\(items.joined())</ol>\n"
    case .one, .several:
      let type: HTML = quiz.kind == .one ? "radio" : "checkbox"
      let items = quiz.answers.indices.map { index -> HTML in
        """
        <li><label><input type="\(type)" name="\(id)" value="\(index)">\
        <span class="letter">\(letter(index))</span>\
        <span class="answer">\(content(index, in: page))</span></label></li>\n
        """
      }
      return "<ul class=\"answers\">\n\(items.joined())</ul>\n"
    }
  }

  /// What the fold says, each answer with its explanation.
  private func key(in page: PageContext) -> HTML {
    let items = quiz.answers.enumerated().map { index, answer -> HTML in
      let why = answer.explanation.map { ProseView(prose: $0).html(in: page) }
      return """
        <li \(marks(of: answer, index, in: page))><p class="verdict">\
        \(verdict(on: answer, index, in: page))</p>\
        <div class="why">\(why ?? "")</div></li>\n
        """
    }
    let list: HTML = "<ul>\n\(items.joined())</ul>\n"
    guard quiz.kind == .order else { return list }
    let order = quiz.answers.indices.map { letter(shuffled.firstIndex(of: $0)!) }
    return "<p>The right order is \(order.joined(separator: ", ")).</p>\n\(list)"
  }

  private func marks(of answer: Quiz.Answer, _ index: Int, in page: PageContext) -> HTML {
    let style: HTML = answer.isRight ? "right" : "wrong"
    let own: HTML = "class=\"\(style)\" data-answer=\"\(index)\""
    guard let number = answer.number, let value = number.known(page.values) else { return own }
    return "\(own) data-number=\"\(String(value.number))\" data-within=\"\(String(value.within))\""
  }

  private func verdict(on answer: Quiz.Answer, _ index: Int, in page: PageContext) -> HTML {
    switch quiz.kind {
    case .order:
      return "<b>\(letter(shuffled.firstIndex(of: index)!))</b> comes at place \(index + 1)."
    case .number:
      guard let number = answer.number else { return "Any other number is wrong." }
      let content = content(index, in: page)
      let range: HTML =
        number.tolerance == 0
        ? "" : " ± \(compact(number))"
      return "<b>\(content)\(range)</b> is \(answer.isRight ? "right" : "wrong")."
    case .one, .several:
      return "<b>\(letter(index))</b> is \(answer.isRight ? "right" : "wrong")."
    }
  }

  private func compact(_ number: Quiz.Number) -> String {
    let shown = number.isRelative ? number.tolerance * 100 : number.tolerance
    let text = shown == shown.rounded() && shown < 1e6 ? String(Int(shown)) : String(shown)
    return number.isRelative ? "\(text) %" : text
  }

  private func content(_ index: Int, in page: PageContext) -> HTML {
    ProseView(prose: quiz.answers[index].content).html(in: page)
  }

  private func letter(_ index: Int) -> HTML {
    index < 26 ? "\(String(UnicodeScalar(UInt8(97 + index))))" : "\(index + 1)"
  }

  /// The steps as the reader meets them: in no order, the same at each rendering, never the right one.
  private var shuffled: [Int] {
    let digests = quiz.answers.indices.map { SHA256.digest(Array("\(quiz.key) \($0)".utf8)) }
    let order = quiz.answers.indices.sorted { digests[$0] < digests[$1] }
    guard order == Array(quiz.answers.indices), order.count > 1 else { return order }
    return Array(order.dropFirst()) + order.prefix(1)
  }
}
