import CourseModel

/// The mutants that an exercise's `Equivalent.md` says to be no worse than the solution, and why.
///
/// ```
/// - `gradCheck: abs(a - n) → abs(n - a)`: the absolute value takes the sign away.
/// ```
/// A name is what `gradus exercise mutate` prints. Everything that is no item of a list is prose.
struct EquivalentMutants {
  private struct Item {
    var name: String
    var reason: String
    var line: Int
  }

  static let file = "Equivalent.md"

  private let file: String
  private var items: [Item] = []
  private var problems: [Diagnostic] = []

  init(_ text: String, file: String) {
    self.file = file
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if let item = line.wholeMatch(of: /- `(.+)`: *(.*)/) {
        items.append(Item(name: String(item.1), reason: String(item.2), line: index + 1))
      } else if line.hasPrefix("- ") {
        problems.append(problem(FeedbackWording.noEquivalent, line: index + 1))
      } else if line.hasPrefix("  "), !items.isEmpty {
        // A reason, or a name, may go on below.
        items[items.count - 1].reason += " " + line.drop { $0 == " " }
      }
    }
    for item in items where item.reason.allSatisfy(\.isWhitespace) {
      problems.append(problem(FeedbackWording.equivalentWithoutReason, line: item.line))
    }
  }

  private func problem(
    _ message: String, line: Int, suggestion: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .error, at: SourceLocation(file: file, line: line), message, suggestion: suggestion)
  }
}

extension EquivalentMutants {
  /// Marks the mutants that are named; returns what does not fit: names of no mutant, mutants that
  /// the checks do tell from the solution.
  func apply(to mutants: inout [TestedMutant]) -> [Diagnostic] {
    var problems = problems
    for item in items {
      guard let index = mutants.firstIndex(where: { $0.name == item.name }) else {
        let survivors = mutants.filter { $0.fate == .survived }.map(\.name)
        problems.append(
          problem(
            FeedbackWording.noSuchMutant(item.name), line: item.line,
            suggestion: nearestName(to: item.name, in: survivors + mutants.map(\.name))
              .map(FeedbackWording.didYouMean)))
        continue
      }
      switch mutants[index].fate {
      case .survived: mutants[index].fate = .equivalent(reason: item.reason)
      case .killed(let check):
        problems.append(
          problem(FeedbackWording.notEquivalent(item.name, check: check), line: item.line))
      case .equivalent, .doesNotCompile:
        problems.append(problem(FeedbackWording.noSuchMutant(item.name), line: item.line))
      case .notTried, .fault: break
      }
    }
    return problems
  }
}
