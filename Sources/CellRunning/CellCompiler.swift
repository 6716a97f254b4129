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
  /// What later cells see of it and of those before it: the key to whether they must be compiled
  /// again when this one has changed.
  var interface: String
}

/// What the compiler made of a step.
enum Compilation: Sendable {
  case compiled(CompiledCell, warnings: [Diagnostic])
  /// The mistakes, at the lesson's own lines.
  case refused(CellSource, [Diagnostic])
}

/// Compiles steps, each as the top-level code of a module of its own, or takes them from the cache.
///
/// `swiftc` refuses top-level code in a library, so the frontend and the linker are called as it
/// would call them. Testability makes a cell's internal declarations usable in later cells, and
/// leaves those of `NN` alone; the chain of re-exports makes visible what a cell imports; one ABI
/// name makes types print as `Lesson.P` wherever they were declared. A cell's variables are globals,
/// whose dynamic exclusivity checks would make its loops four times slower: they are left out.
///
/// A module is named by the place of its step in the lesson, and no path goes into it: so when an
/// edited cell declares what it did before, its module has the same bytes, and later cells stand.
struct CellCompiler: Sendable {
  var toolchain: Toolchain
  var products: BuildProducts
  /// Where modules and libraries go for the run.
  var folder: String
  /// Where the frontend keeps C modules that it has read.
  var moduleCache: String
  var store: CellStore
  /// Whether cells that have been compiled before are taken from the store.
  var usesStore: Bool
  /// Hashes of the modules that all cells see: `NN`, `Plotting`, `Notebook`.
  var libraries: String

  /// What else than the files decides how a cell is compiled.
  static let options =
    [
      "-target", "x86_64-unknown-linux-gnu", "-disable-objc-interop", "-Onone",
      "-gline-tables-only",
      "-enforce-exclusivity=unchecked", "-swift-version", "5", "-enable-testing",
      "-no-serialize-debugging-options", "-file-compilation-dir", ".",
      "-package-name", "lesson", "-module-abi-name", "Lesson", "-diagnostic-style", "llvm",
    ] + Toolchain.withoutSelfChecks

  /// Raised when something else about the compilation changes.
  private static let version = "3"
}

extension CellCompiler {
  /// What testability takes for public, it wants implemented in public: a protocol of an earlier
  /// cell, for a type of an earlier cell. Such a conformance passes without access control only.
  private static let wantsPublicWitness = "because it matches a requirement in public protocol"

  /// Compiles the step in the scope that its predecessor has left.
  func compile(
    _ step: Step, after predecessor: CompiledCell?
  ) throws(CellRunningError) -> Compilation {
    let source = CellSource(step, after: predecessor.map { ($0.source, $0.scope) })
    let key = key(of: source, module: step.module, after: predecessor)
    if usesStore,
      let known = store.entry(key, texts: source.texts, layingInto: folder)
    {
      return compilation(known, of: step, source, after: predecessor)
    }
    return compilation(
      try compile(source, step.module, key: key, after: predecessor), of: step, source,
      after: predecessor)
  }

  private func key(
    of source: CellSource, module: String, after predecessor: CompiledCell?
  ) -> Fingerprint {
    var key = Fingerprint()
    key.combine(Self.version)
    key.combine(toolchain.identity)
    for option in Self.options { key.combine(option) }
    key.combine(predecessor?.interface ?? libraries)
    key.combine(module)
    key.combine(source.text)
    return key
  }

  /// Runs the compiler and the linker, and keeps what they made.
  private func compile(
    _ source: CellSource, _ module: String, key: Fingerprint, after predecessor: CompiledCell?
  ) throws(CellRunningError) -> CellStore.Entry {
    let staging = try store.staging()
    var isKept = false
    defer { if !isKept { store.remove(staging) } }
    let file = try store.source(source.text, key: key)
    let arguments = frontendArguments(for: module, source: file)
    var frontend = try run(toolchain.frontend, arguments, in: staging)
    if frontend.errors.contains(Self.wantsPublicWitness) {
      frontend = try run(
        toolchain.frontend, arguments + ["-disable-access-control"], in: staging)
    }
    let diagnostics = CompilerDiagnostics.parse(frontend.errors)
    let places = diagnostics.flatMap { [$0.location] + $0.notes.map(\.location) }
    var entry = CellStore.Entry(
      diagnostics: diagnostics, isRefused: !frontend.termination.isSuccess, interface: "",
      texts: places.contains(where: source.isInEarlierCell) ? source.texts.description : nil,
      files: [:])
    if entry.isRefused {
      guard diagnostics.contains(where: { $0.severity == .error }) else {
        throw .compiler(complaint(of: frontend))
      }
    } else {
      let linker = try run(
        toolchain.linker, linkerArguments(for: module, imports: source.importedModules),
        in: staging)
      guard linker.termination.isSuccess else { throw .compiler(complaint(of: linker)) }
      for name in ["\(module).swiftmodule", "\(module).swiftsourceinfo", "lib\(module).so"] {
        var hash = Fingerprint()
        try hash.combine(contentsOf: "\(staging)/\(name)")
        entry.files[name] = hash.description
      }
      var interface = Fingerprint()
      interface.combine(predecessor?.interface ?? libraries)
      interface.combine(entry.files["\(module).swiftmodule"] ?? "")
      entry.interface = interface.description
      unlink("\(staging)/\(module).o")
    }
    try store.keep(entry, in: staging, key: key, layingInto: folder)
    isKept = true
    return entry
  }

  private func compilation(
    _ entry: CellStore.Entry, of step: Step, _ source: CellSource,
    after predecessor: CompiledCell?
  ) -> Compilation {
    let diagnostics = located(entry.diagnostics, in: source, step)
    if entry.isRefused { return .refused(source, diagnostics.filter { $0.severity == .error }) }
    let cell = CompiledCell(
      module: step.module, library: "\(folder)/lib\(step.module).so",
      entry: "\(step.module)_main", source: source,
      scope: (predecessor?.scope ?? []) + [step.module],
      interface: entry.interface)
    return .compiled(cell, warnings: diagnostics.filter { !$0.isAboutShowing })
  }

  private func frontendArguments(for module: String, source: String) -> [String] {
    var arguments = ["-frontend", "-c", "-primary-file", source] + Self.options
    arguments += ["-module-name", module, "-entry-point-function-name", "\(module)_main"]
    arguments += ["-I", folder, "-I", products.modules]
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
    // Threads cost so small a link more than they save.
    arguments.append("--threads=1")
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
    _ tool: String, _ arguments: [String], in folder: String
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
