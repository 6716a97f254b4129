import Synchronization

/// Documentation of which it is known at once what pages it makes; what they say is read when
/// somebody asks, as most builds of a course write none of them.
public final class KeptDocumentation: Sendable {
  public let pages: DocumentationPages
  private let reading: @Sendable () throws -> Documentation
  private let contents = Mutex<Documentation?>(nil)

  public init(
    _ pages: DocumentationPages, reading: @escaping @Sendable () throws -> Documentation
  ) {
    self.pages = pages
    self.reading = reading
  }

  public convenience init(_ documentation: Documentation = Documentation()) {
    self.init(documentation.pages) { documentation }
  }

  /// - Throws: what keeps it from being read.
  public func read() throws -> Documentation {
    try contents.withLock { contents in
      if let contents { return contents }
      let documentation = try reading()
      contents = documentation
      return documentation
    }
  }
}

/// The pages that documentation makes, each by its name.
public struct DocumentationPages: Sendable, Codable, Hashable {
  /// What it was made from: another version may say something else.
  public var version: String
  /// In the order of the modules and their types.
  public var types: [String]
  /// The functions of one subject each.
  public var functions: [String]

  public var isEmpty: Bool { types.isEmpty && functions.isEmpty }
}

extension Documentation {
  public var pages: DocumentationPages {
    DocumentationPages(
      version: version, types: modules.flatMap(\.types).map(\.symbol.page),
      functions: modules.flatMap { Set($0.functions.map(\.page)).sorted() })
  }

  public func type(onPage page: String) -> DocumentedType? {
    modules.lazy.flatMap(\.types).first { $0.symbol.page == page }
  }

  public func functions(onPage page: String) -> [DocumentedSymbol] {
    modules.flatMap(\.functions).filter { $0.page == page }
  }
}
