internal import Glibc
internal import SwiftParser
internal import SwiftSyntax

/// A piece of source that somebody else wrote, perhaps to harm who reads it: nothing of it is
/// remembered, and no nesting exhausts the stack.
public struct UntrustedSource: Sendable {
  public let text: String

  public init(_ text: String) { self.text = text }
}

extension UntrustedSource {
  /// The modules that the source imports, in order, also those within `#if`; `nil` when there is no
  /// memory to read it.
  public var imports: [ImportedModule]? {
    onDeepStack { findImports(in: Parser.parse(source: text)) }
  }

  /// Whether each `import` stands alone in its line with one of `modules`: such a text need not be
  /// parsed. `false` says nothing, as where the letters are part of a comment.
  public func plainlyImports(only modules: [String]) -> Bool {
    let word = Array("import".utf8)
    let plain = modules.map { Array("import \($0)".utf8) }
    return text.utf8.split(separator: UInt8(ascii: "\n")).allSatisfy { line in
      let isWithout = !line.indices.contains {
        line[$0] == word[0] && line[$0...].starts(with: word)
      }
      return isWithout || plain.contains { $0.elementsEqual(line) }
    }
  }

  public var declaredNames: [DeclaredName] {
    onDeepStack { findDeclaredNames(in: Parser.parse(source: text)) } ?? []
  }

  public var lexicalTokens: [LexicalToken] {
    onDeepStack { SwiftSource.lexicalTokens(in: text) } ?? []
  }

  public var functionSignatures: [FunctionSignature] {
    onDeepStack { SwiftSource.functionSignatures(in: text) } ?? []
  }
}

/// Runs `body` on a thread whose stack no source of a file's size exhausts; `nil` when there is no
/// memory for one. What is not used of it costs nothing.
private func onDeepStack<Result>(_ body: () -> Result) -> Result? {
  withoutActuallyEscaping(body) { body in
    let errand = Errand()
    var result: Result?
    errand.body = { result = body() }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, 1 << 30)
    var thread = pthread_t()
    let status = pthread_create(
      &thread, &attributes,
      { context in
        Unmanaged<Errand>.fromOpaque(context!).takeUnretainedValue().body()
        return nil
      }, Unmanaged.passUnretained(errand).toOpaque())
    guard status == 0 else { return nil }
    pthread_join(thread, nil)
    errand.body = {}
    return result
  }
}

private final class Errand {
  var body: () -> Void = {}
}
