/// What all gradings of one grader share: made by the first that needs it, for the whole batch.
final class GraderPreparations: Sendable {
  /// The compiler's cache of modules, by the imports that it was made for.
  let moduleCaches = OnceEach<String>()
  /// The checkers' programs, by their sources.
  let checkers = OnceEach<String>()
  /// Whether an exercise's own solution earns full marks, by its checker.
  let soundness = OnceEach<Bool>()
}
