internal import Foundation
internal import SwiftParser
internal import SwiftSyntax
internal import Synchronization

/// What parsing has found in pieces of source, so that one that did not change is not parsed again.
///
/// The functions of this module look here first. A program that is started often loads what an
/// earlier one saved: parsing takes most of the time in which a course is read.
public enum SyntaxMemory {
  private struct State {
    var known = Contents()
    /// What this program has asked for: all that is worth saving.
    var used = Contents()
    var isChanged = false
  }

  private static let state = Mutex(State())

  /// Takes what another program saved. A file that is absent, damaged or another build's is none.
  public static func load(from path: String) {
    guard let data = FileManager.default.contents(atPath: path),
      let contents = try? JSONDecoder().decode(Contents.self, from: data),
      contents.build == buildIdentity
    else { return }
    state.withLock { $0.known = contents }
  }

  /// Saves what this program asked for, unless it is what was loaded. It is a convenience: where
  /// the file cannot be written, the next program parses again.
  public static func save(to path: String) {
    let contents = state.withLock { state -> Contents? in
      let isForgetful =
        state.used.facts.count < state.known.facts.count
        || state.used.regions.count < state.known.regions.count
      guard state.isChanged || isForgetful else { return nil }
      state.isChanged = false
      return state.used
    }
    guard var contents else { return }
    contents.build = buildIdentity
    let file = URL(fileURLWithPath: path)
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? JSONEncoder().encode(contents).write(to: file, options: .atomic)
  }

  static func facts(of source: String) -> SourceFacts {
    recall(\.facts, source) { SourceFacts(source) }
  }

  static func region(named name: String, in source: String) -> SourceRegion? {
    recall(\.regions, "\(name)\n\(source)") {
      FoundRegion(region: findRegion(named: name, in: source))
    }.region
  }

  private static func recall<Value: Sendable>(
    _ table: WritableKeyPath<Contents, [String: Value]>, _ key: String, compute: () -> Value
  ) -> Value {
    let known = state.withLock { state -> Value? in
      guard let known = state.used[keyPath: table][key] ?? state.known[keyPath: table][key]
      else { return nil }
      state.used[keyPath: table][key] = known
      return known
    }
    if let known { return known }
    let value = compute()
    state.withLock { state in
      state.used[keyPath: table][key] = value
      state.isChanged = true
    }
    return value
  }

  /// Another build may find other things.
  private static let buildIdentity: String = {
    let file = try? FileManager.default.attributesOfItem(
      atPath: URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path)
    let date = file?[.modificationDate] as? Date
    return "\(file?[.size] ?? 0) \(date?.timeIntervalSince1970 ?? 0)"
  }()
}

/// Keyed by the source itself: no two pieces are taken for one.
private struct Contents: Codable, Sendable {
  var build = ""
  var facts: [String: SourceFacts] = [:]
  /// By the name sought, a line's end, and the source.
  var regions: [String: FoundRegion] = [:]
}

private struct FoundRegion: Codable, Sendable {
  var region: SourceRegion?
}

/// Everything that one parse of a piece of source tells.
struct SourceFacts: Codable, Sendable {
  var names: [DeclaredName]
  var wait: SourcePosition?
  var imports: [ImportedModule]
  var trailingExpression: Range<Int>?

  fileprivate init(_ source: String) {
    let file = Parser.parse(source: source)
    names = findDeclaredNames(in: file)
    wait = findTopLevelAwait(in: file)
    imports = findImports(in: file)
    trailingExpression = findTrailingExpression(in: file)
  }
}
