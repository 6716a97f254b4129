import CourseModel

extension Feedback {
  /// What is said to the learner beside the values, in this order: why a call was not answered, what
  /// is probably wrong, what the check's author remarks, what to read again.
  package var sentences: [String] {
    [
      breakdown, diagnosis.map(FeedbackWording.sentence), remark,
      reread.map { FeedbackWording.reread($0) + "." },
    ].compactMap(\.self)
  }
}

extension Report {
  /// The verdicts of each part, in order; one group without a name where there are no parts.
  package var parts: [(name: String?, verdicts: [Verdict])] {
    var parts: [(name: String?, verdicts: [Verdict])] = []
    for verdict in verdicts {
      if let last = parts.indices.last, parts[last].name == verdict.part {
        parts[last].verdicts.append(verdict)
      } else {
        parts.append((verdict.part, [verdict]))
      }
    }
    return parts
  }
}
