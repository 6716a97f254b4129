import Compiling
import Foundation
import Processes

/// The compiler's cache of C modules, filled before untrusted code is compiled.
///
/// A sandboxed compilation may read it and not write it: it could leave something there for the
/// next one. With an empty cache each compilation would take four times as long.
struct ModuleCache {
  /// The folder for these imports with this compiler, filled at the first use.
  static func prepared(
    for imports: [String], in cache: String, toolchain: Toolchain, products: BuildProducts
  ) throws(Ungraded) -> String {
    let imports = Set(imports).union(["Answering"]).sorted()
    let headers = products.clangModules.flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        .map { FileIdentity("\(folder)/\($0)").description }
    }
    // The compiler keeps modules apart by its flags.
    let flags = CompilerCommands(toolchain: toolchain, products: products, moduleCache: "")
      .compile([], module: "Submission", to: "").arguments
    // It knows its own folder, and is of no use in another.
    let key = Fingerprint([cache, toolchain.identity] + headers + imports + flags)
    // Not below `modules`, which the compiler makes for its own user alone when a lesson runs first.
    let folder = "\(cache)/submission-modules/\(key)"
    let mark = "\(folder)/complete"
    if access(mark, F_OK) == 0 { return folder }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .fault(FeedbackWording.cannotWrite(folder, errno))
    }
    let work = try WorkFolder()
    try work.write(imports.map { "import \($0)\n" }.joined(), to: "main.swift")
    let commands = CompilerCommands(
      toolchain: toolchain, products: products, moduleCache: folder)
    let command = commands.compile(
      [work.file("main.swift")], module: "Submission", to: work.file("main.o"))
    let finished = try command.finished(within: .seconds(120))
    guard finished.termination.isSuccess else {
      throw .fault(FeedbackWording.compilerFails(finished.errors))
    }
    // The compiler makes its folders for its own user; sandboxed it is another one.
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      chmod("\(folder)/\(name)", name.contains(".") ? 0o644 : 0o755)
    }
    guard FileManager.default.createFile(atPath: mark, contents: nil) else {
      throw .fault(FeedbackWording.cannotWrite(mark, errno))
    }
    return folder
  }
}
