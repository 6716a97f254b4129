import CourseModel

/// The keys of an exercise's front matter that say how it is graded.
enum ExerciseGrading {
  static let keys = ["parts", "seed", "reread", "feedback-hints"]

  static func read(
    from values: inout FrontMatterValues, into exercise: inout Exercise, _ draft: Draft
  ) {
    exercise.parts = parts(values.list("parts"), of: exercise.points, draft)
    draft.reread = values.text("reread")
    exercise.reread = draft.reread?.text
    if let item = values.text("feedback-hints") {
      exercise.feedbackHints = Int(item.text)
      if (exercise.feedbackHints ?? -1) < 0 {
        draft.error(
          at: item.location, "`feedback-hints` needs a whole number, not `\(item.text)`",
          suggestion: "write how many hints a feedback page shows: `feedback-hints: 1`")
      }
    }
    if let item = values.text("seed") {
      let policies = SeedPolicy.allCases.map(\.rawValue)
      if let policy = SeedPolicy(rawValue: item.text) {
        exercise.seedPolicy = policy
      } else {
        let near = nearestName(to: item.text, in: policies)
        draft.error(
          at: item.location, "there is no seed policy `\(item.text)`",
          suggestion: near.map { "did you mean `\($0)`?" }
            ?? "the policies are \(policies.map { "`\($0)`" }.joined(separator: ", "))")
      }
    }
  }

  /// Each `name (3 points, after other and another)`.
  private static func parts(
    _ items: [FrontMatter.Item], of points: Int, _ draft: Draft
  ) -> [ExercisePart] {
    var parts: [ExercisePart] = []
    for item in items {
      let form = #/(?<name>.+?) \((?<points>\d+) points?(?:, after (?<after>.+))?\)/#
      guard let match = item.text.wholeMatch(of: form), let count = Int(match.points), count > 0
      else {
        draft.error(
          at: item.location, "`\(item.text)` is no part of an exercise",
          suggestion: "write `- hidden units (3 points, after output units)`")
        continue
      }
      let name = String(match.name)
      let earlier = (match.after.map(String.init) ?? "").split(separator: #/, | and /#)
        .map(String.init)
      for dependency in earlier where !parts.contains(where: { $0.name == dependency }) {
        let near = nearestName(to: dependency, in: parts.map(\.name))
        draft.error(
          at: item.location, "the part `\(name)` comes after `\(dependency)`, no earlier part",
          suggestion: near.map { "did you mean `\($0)`?" } ?? "list the other part before it")
      }
      if parts.contains(where: { $0.name == name }) {
        draft.error(
          at: item.location, "two parts are named `\(name)`", suggestion: "rename one of them")
      }
      parts.append(ExercisePart(name: name, points: count, dependencies: earlier))
    }
    let sum = parts.reduce(0) { $0 + $1.points }
    if let last = items.last, parts.count == items.count, sum != points {
      draft.error(
        at: last.location, "the parts are worth \(sum) points together, the exercise \(points)",
        suggestion: "write `points: \(sum)`, or change a part's points")
    }
    return parts
  }
}
