import Compiling
import Foundation
import Processes

/// Runs the toolchain's extractor on the built modules.
///
/// Where it knows places in the sources it takes comments from there, and from the wrong lines once
/// someone has edited them. So it runs twice: for the comments as they were compiled, on modules
/// that know no places, and for the places.
struct SymbolExtraction {
  let toolchain: Toolchain
  let products: BuildProducts

  /// The symbol graphs of a module: its own, then what it adds to other modules' types.
  func graphs(of module: String) throws(SymbolReadingError) -> [SymbolGraph] {
    let located = try graphs(of: module, modules: products.modules)
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "gradus-modules-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try linkModules(in: folder)
    } catch {
      throw SymbolReadingError(module: module, reason: "\(error)")
    }
    var places: [String: SymbolGraph.Location] = [:]
    for symbol in located.flatMap(\.symbols) { places[symbol.identifier.precise] = symbol.location }
    return try graphs(of: module, modules: folder.path).map { graph in
      var graph = graph
      for index in graph.symbols.indices {
        graph.symbols[index].location = places[graph.symbols[index].identifier.precise]
      }
      return graph
    }
  }

  /// The modules and their comments without the files that say where in the sources they stand.
  private func linkModules(in folder: URL) throws {
    let files = FileManager.default
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in try files.contentsOfDirectory(atPath: products.modules)
    where name.hasSuffix(".swiftmodule") || name.hasSuffix(".swiftdoc") {
      try files.createSymbolicLink(
        atPath: folder.appending(path: name).path,
        withDestinationPath: "\(products.modules)/\(name)")
    }
  }

  private func graphs(
    of module: String, modules: String
  ) throws(SymbolReadingError) -> [SymbolGraph] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "gradus-symbols-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let finished = try command(for: module, in: modules, into: folder.path).run(
        timeout: .seconds(120))
      guard finished.termination.isSuccess else {
        throw SymbolReadingError(module: module, reason: finished.errors)
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      return try names.sorted { $0.count < $1.count || ($0.count == $1.count && $0 < $1) }.map {
        try JSONDecoder().decode(
          SymbolGraph.self, from: Data(contentsOf: folder.appending(path: $0)))
      }
    } catch let error as SymbolReadingError {
      throw error
    } catch {
      throw SymbolReadingError(module: module, reason: "\(error)")
    }
  }

  private func command(
    for module: String, in modules: String, into folder: String
  ) -> Command {
    Command(
      toolchain.symbolGraphExtractor,
      [
        "-module-name", module, "-target", "x86_64-unknown-linux-gnu", "-output-dir", folder,
        "-minimum-access-level", "public", "-skip-inherited-docs", "-skip-synthesized-members",
        "-I", modules,
      ] + products.clangModules.flatMap { ["-I", $0] },
      environment: ["PATH": "/usr/bin:/bin"])
  }
}

/// The documentation of the libraries could not be read: the machine's trouble, not an author's.
public struct SymbolReadingError: Error, Sendable, CustomStringConvertible {
  public var module: String
  public var reason: String

  public var description: String {
    "cannot read the doc comments of \(module): \(reason.prefix(400))"
  }
}
