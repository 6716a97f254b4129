import Compiling
import Foundation

/// `compile_commands.json` beside Swift files: from it SourceKit-LSP, and so every editor that
/// speaks to it, knows where `NN` lies and completes its names.
enum CompileCommands {
  private struct Command: Encodable {
    var directory: String
    var file: String
    var arguments: [String]
  }

  /// Writes it for the Swift files of the folder, each a program of its own, unless it is there.
  static func write(in folder: URL) throws {
    let products = try BuildProducts.current()
    let toolchain = try Toolchain.current()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let commands = names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
      Command(
        directory: folder.path, file: name,
        arguments: [
          toolchain.compiler, "-swift-version", "5", "-module-name", moduleName(of: name),
          "-I", products.modules,
        ] + products.clangModules.flatMap { ["-I", $0] } + [folder.appending(path: name).path])
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let contents = try encoder.encode(commands)
    let file = folder.appending(path: "compile_commands.json")
    if FileManager.default.contents(atPath: file.path) == contents { return }
    try contents.write(to: file, options: .atomic)
  }

  private static func moduleName(of file: String) -> String {
    let name = file.dropLast(".swift".count).map { $0.isLetter || $0.isNumber ? $0 : "_" }
    return "work_" + String(name)
  }
}
