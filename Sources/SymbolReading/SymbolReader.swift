import Compiling
import CourseModel
import Foundation

/// Reads the documentation of the course's libraries from what their build left.
///
///     let reader = SymbolReader(toolchain: try .current(), products: try .current(), cache: folder)
///     let documentation = try reader.documentation().read()
///
/// It is kept by what it was made from, the modules and the compiler: reading it again costs no
/// extraction.
public struct SymbolReader: Sendable {
  var toolchain: Toolchain
  var products: BuildProducts
  /// The folder for what is kept.
  var cache: URL

  /// The libraries that a cell can call, in the order of their dependence.
  public static let modules = ["NN", "Plotting", "Notebook"]

  public init(toolchain: Toolchain, products: BuildProducts, cache: URL) {
    self.toolchain = toolchain
    self.products = products
    self.cache = cache
  }
}

extension SymbolReader {
  public func documentation() throws(SymbolReadingError) -> KeptDocumentation {
    let key = key
    let file = cache.appending(path: "documentation.json")
    let list = cache.appending(path: "documentation-pages.json")
    if let pages: DocumentationPages = kept(in: list), pages.version == key,
      FileManager.default.fileExists(atPath: file.path)
    {
      return KeptDocumentation(pages) {
        if let kept: Documentation = kept(in: file), kept.version == key { return kept }
        return try extracted(version: key)
      }
    }
    let documentation = try extracted(version: key)
    keep(documentation, in: file)
    keep(documentation.pages, in: list)
    return KeptDocumentation(documentation)
  }

  private func extracted(version: String) throws(SymbolReadingError) -> Documentation {
    let extraction = SymbolExtraction(toolchain: toolchain, products: products)
    var builder = DocumentationBuilder()
    for module in Self.modules {
      for graph in try extraction.graphs(of: module) { builder.add(graph, of: module) }
    }
    var documentation = builder.documentation()
    documentation.version = version
    return documentation
  }

  private func kept<Value: Decodable>(in file: URL) -> Value? {
    (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode(Value.self, from: $0) }
  }

  private var key: String {
    let program = FileIdentity("/proc/self/exe")
    let modules = Self.modules.map {
      FileIdentity("\(products.modules)/\($0).swiftmodule").description
    }
    return ([toolchain.identity, "\(program.size) \(program.changed)"] + modules)
      .joined(separator: "\n")
  }

  /// What cannot be kept is made again next time.
  private func keep(_ value: some Encodable, in file: URL) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return }
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? data.write(to: file, options: .atomic)
  }
}
