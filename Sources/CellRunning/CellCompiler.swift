import Compiling
import CourseModel
import Foundation
import Processes

/// A step as a library that the kernel can load.
struct CompiledCell: Sendable {
  var module: String
  var library: String
  /// The symbol of its top-level code.
  var entry: String
  var source: CellSource
  /// The modules that the next cell sees: this one's, after those of the cells before it.
  var scope: [String]
}

/// What the compiler made of a step.
enum Compilation: Sendable {
  case compiled(CompiledCell, warnings: [Diagnostic])
  /// The mistakes, at the lesson's own lines.
  case refused(CellSource, [Diagnostic])
}

/// Compiles steps, each as the top-level code of a module of its own.
///
/// `swiftc` refuses top-level code in a library, so the frontend and the linker are called as it
/// would call them. Testability makes a cell's internal declarations usable in later cells, and
/// leaves those of `NN` alone; the chain of re-exports makes visible what a cell imports; one ABI
/// name makes types print as `Lesson.P` wherever they were declared. A cell's variables are globals,
/// whose dynamic exclusivity checks would make its loops four times slower: they are left out.
struct CellCompiler: Sendable {
  var toolchain: Toolchain
  var products: BuildProducts
  /// Where sources, modules and libraries go.
  var folder: String
  /// Where the frontend keeps C modules that it has read.
  var moduleCache: String

  /// What else than the files decides how a cell is compiled.
  static let options = [
    "-target", "x86_64-unknown-linux-gnu", "-disable-objc-interop", "-Onone", "-g",
    "-enforce-exclusivity=unchecked", "-swift-version", "5", "-enable-testing",
    "-package-name", "lesson", "-module-abi-name", "Lesson", "-diagnostic-style", "llvm",
  ]
}

extension CellCompiler {
  /// What testability takes for public, it wants implemented in public: a protocol of an earlier
  /// cell, for a type of an earlier cell. Such a conformance passes without access control only.
  private static let wantsPublicWitness = "because it matches a requirement in public protocol"

  /// Compiles the step as the module `Cell<serial>`, which no other step of the folder may have.
  func compile(
    _ step: Step, serial: Int, predecessor: CompiledCell?
  ) throws(CellRunningError) -> Compilation {
    let source = CellSource(step, scope: predecessor?.scope ?? [])
    let module = "Cell\(serial)"
    do {
      try source.text.write(
        toFile: "\(folder)/\(module).swift", atomically: false, encoding: .utf8)
    } catch {
      throw .storage(error.localizedDescription)
    }
    var frontend = try run(toolchain.frontend, frontendArguments(for: module))
    if frontend.errors.contains(Self.wantsPublicWitness) {
      frontend = try run(
        toolchain.frontend, frontendArguments(for: module) + ["-disable-access-control"])
    }
    let diagnostics = located(CompilerDiagnostics.parse(frontend.errors), in: source, step)
    guard frontend.termination.isSuccess else {
      let errors = diagnostics.filter { $0.severity == .error }
      guard !errors.isEmpty else { throw .compiler(complaint(of: frontend)) }
      return .refused(source, errors)
    }
    let linker = try run(
      toolchain.linker, linkerArguments(for: module, imports: source.importedModules))
    guard linker.termination.isSuccess else { throw .compiler(complaint(of: linker)) }
    let cell = CompiledCell(
      module: module, library: "\(folder)/lib\(module).so", entry: "\(module)_main",
      source: source, scope: (predecessor?.scope ?? []) + [module])
    return .compiled(cell, warnings: diagnostics.filter { !$0.isAboutShowing })
  }

  private func frontendArguments(for module: String) -> [String] {
    var arguments = ["-frontend", "-c", "-primary-file", "\(module).swift"] + Self.options
    arguments += ["-module-name", module, "-entry-point-function-name", "\(module)_main"]
    arguments += ["-I", ".", "-I", products.modules]
    arguments += products.clangModules.flatMap { ["-I", $0] }
    arguments += ["-module-cache-path", moduleCache]
    arguments += ["-emit-module-path", "\(module).swiftmodule"]
    // So that a note about an earlier cell's declaration names the lesson's line.
    arguments += ["-emit-module-source-info-path", "\(module).swiftsourceinfo"]
    return arguments + ["-o", "\(module).o"]
  }

  private func linkerArguments(for module: String, imports: [String]) -> [String] {
    let runtime = toolchain.runtimeLibraries
    var arguments = ["-shared", "-o", "lib\(module).so", toolchain.runtimeObject, "\(module).o"]
    // A cell's own symbols come first: closures of two cells may have the same name.
    arguments += ["-Bsymbolic", "--allow-shlib-undefined", "-L", runtime, "-rpath", runtime]
    arguments.append("-lswiftSwiftOnoneSupport")
    for module in Set(imports).sorted() {
      for name in [module, "swift\(module)"]
      where FileManager.default.fileExists(atPath: "\(runtime)/lib\(name).so") {
        arguments.append("-l\(name)")
      }
    }
    return arguments
  }

  private func run(
    _ tool: String, _ arguments: [String]
  ) throws(CellRunningError) -> FinishedProcess {
    do {
      let finished = try Command(
        tool, arguments, environment: ["LC_ALL": "C.UTF-8", "TMPDIR": folder], directory: folder
      ).run(timeout: .seconds(120))
      if finished.timedOut { throw CellRunningError.compiler("\(tool) took more than 120 s") }
      return finished
    } catch let error as CellRunningError {
      throw error
    } catch {
      throw .compiler("\(error)")
    }
  }

  private func complaint(of tool: FinishedProcess) -> String {
    let said = tool.errors.split(whereSeparator: \.isNewline).first { $0.contains("error") }
    return said.map(String.init) ?? "no diagnostic, and \(tool.termination)"
  }
}

extension CellCompiler {
  /// The diagnostics with their places in the lesson. One that names no such place stands at the
  /// cell's beginning; a note that names none is kept only when it is about this project.
  private func located(
    _ diagnostics: [Diagnostic], in source: CellSource, _ step: Step
  ) -> [Diagnostic] {
    diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.location = source.lessonLocation(of: diagnostic.location) ?? step.location
      diagnostic.notes = diagnostic.notes.compactMap { note in
        var note = note
        if let location = source.lessonLocation(of: note.location) {
          note.location = location
        } else if note.location.file.hasPrefix(products.package + "/") {
          note.location.file.removeFirst(products.package.count + 1)
        } else {
          return nil
        }
        return note
      }
      return diagnostic
    }
  }
}

extension Diagnostic {
  /// Whether it warns that what ends the process is not shown: the author wrote nothing after it.
  fileprivate var isAboutShowing: Bool {
    message == "will never be executed" && notes.contains { $0.location == location }
  }
}
