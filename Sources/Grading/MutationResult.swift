import CourseModel
import SwiftSource
import Synchronization

/// What became of a mutant.
public enum MutantFate: Sendable, Hashable, Codable {
  /// It lost points: the first check that it failed.
  case killed(by: String)
  /// It earned full marks: no check sees the difference.
  case survived
  /// It earned full marks rightly: its author says why no check could see the difference.
  case equivalent(reason: String)
  /// It is no program, and says nothing about the checks.
  case doesNotCompile(String)
  /// Time was up.
  case notTried
  /// The grader failed.
  case fault(String)
}

/// One small change of a solution, and what became of it.
public struct TestedMutant: Sendable, Encodable {
  public var kind: String
  public var name: String
  public var location: SourceLocation
  public var fate: MutantFate

  init(_ mutation: Mutation, fate: MutantFate, file: String) {
    kind = mutation.kind.rawValue
    name = mutation.name
    location = SourceLocation(
      file: file, line: mutation.position.line, column: mutation.position.column)
    self.fate = fate
  }
}

/// How well an exercise's checks tell its solution from what is nearly its solution.
public struct MutationResult: Sendable, Encodable {
  public var exercise: String
  public var mutants: [TestedMutant] = []
  /// What the author has to mend, beside survivors.
  public var problems: [Diagnostic] = []

  public init(exercise: String) { self.exercise = exercise }
}

extension MutationResult {
  public var killed: Int { mutants.count { if case .killed = $0.fate { true } else { false } } }
  public var survivors: [TestedMutant] { mutants.filter { $0.fate == .survived } }
  public var equivalent: Int {
    mutants.count { if case .equivalent = $0.fate { true } else { false } }
  }
  public var notTried: Int { mutants.count { $0.fate == .notTried } }
  public var faults: [String] {
    mutants.compactMap { if case .fault(let reason) = $0.fate { reason } else { nil } }
  }

  /// The share of the mutants that were tried, but for equivalent ones, that lost points; `nil` when
  /// there is none.
  public var score: Double? {
    let tried = killed + survivors.count
    return tried > 0 ? Double(killed) / Double(tried) : nil
  }
}

/// Counts what several threads have done.
final class Counter: Sendable {
  private let count = Atomic(0)

  func increment() -> Int { count.wrappingAdd(1, ordering: .relaxed).newValue }
}
