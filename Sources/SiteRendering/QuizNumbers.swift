import CourseModel

extension Quiz.Number {
  /// The number and how far an answer may lie from it; `nil` where the run has not computed it.
  ///
  /// What the lesson computes it shows rounded, so that the unrounded number is right as well.
  func known(_ values: [Int: String]) -> (number: Double, within: Double)? {
    switch value {
    case .written(let number): return (number, within(number))
    case .computed(let value):
      guard let text = values[value.index], let number = Self.number(in: text) else { return nil }
      let decimals = text.firstIndex(of: ".").map { point in
        text[text.index(after: point)...].prefix(while: \.isNumber).count
      }
      var half = 0.5
      for _ in 0..<(decimals ?? 0) { half /= 10 }
      return (number, max(within(number), decimals == nil ? 0 : half * 1.001))
    }
  }

  private func within(_ number: Double) -> Double {
    isRelative ? abs(number) * tolerance : max(tolerance, abs(number) * 1e-9)
  }

  /// The number in what a lesson shows: `0.25`, `−3`, `97.3 %`, `6 × 10⁻⁶`.
  static func number(in text: String) -> Double? {
    let raised: [Character: Character] = [
      "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
      "⁹": "9", "⁻": "-", "−": "-",
    ]
    let kept = text.filter { !$0.isWhitespace && $0 != "%" }.map { raised[$0] ?? $0 }
    let plain = String(kept).replacing("×10", with: "e")
    guard let number = Double(plain), number.isFinite else { return nil }
    return number
  }
}

extension Outline {
  /// Self-checks whose right answer the lesson was to compute, and that is no number.
  var unusableNumbers: [Diagnostic] {
    steps.flatMap { step in
      step.lesson.quizzes.flatMap(\.answers).compactMap { answer -> Diagnostic? in
        guard case .computed(let value)? = answer.number?.value,
          let text = step.executed.values[value.index], Quiz.Number.number(in: text) == nil
        else { return nil }
        return Diagnostic(
          .error, at: value.location, "this answer is no number: `\(text)`",
          suggestion: "compute one, as by `fixed(loss, 3)`")
      }
    }
  }
}
