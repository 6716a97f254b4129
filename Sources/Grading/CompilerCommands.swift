import Compiling
import Processes

/// The two commands that make a program of Swift files: the frontend and the linker.
///
/// The `swiftc` driver would start the same two; without it a compilation costs half, and nothing
/// that it starts can outlive it.
struct CompilerCommands: Sendable {
  var toolchain: Toolchain
  var products: BuildProducts
  var moduleCache: String

  static let environment = ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/nonexistent"]

  /// Compiles `sources` as the program module `module`.
  ///
  /// The scope threshold ends type checking that would take minutes: the compiler then says that an
  /// expression is too complex.
  func compile(
    _ sources: [String], module: String, isOptimized: Bool = false, to object: String
  ) -> Command {
    var words = ["-frontend", "-c"] + sources
    words += ["-target", "x86_64-unknown-linux-gnu", "-disable-objc-interop"]
    words += ["-module-name", module, "-swift-version", "5"]
    words += [isOptimized ? "-O" : "-Onone", "-gline-tables-only"]
    words += ["-suppress-warnings", "-no-color-diagnostics", "-Xcc", "-fno-color-diagnostics"]
    words += Toolchain.withoutSelfChecks
    words += ["-solver-scope-threshold=20000", "-module-cache-path", moduleCache]
    words += ["-I", products.modules] + products.clangModules.flatMap { ["-I", $0] }
    words += ["-o", object]
    return Command(toolchain.frontend, words, environment: Self.environment)
  }

  /// Links one object with `library` and the shared Swift runtime. A shared library brings those that
  /// it needs itself, a static one does not.
  ///
  /// The linker itself, as the compiler would start it: without a process in between, the sandbox
  /// need not allow any to be started.
  func link(_ object: String, with library: String, to program: String) -> Command {
    let runtime = toolchain.runtimeLibraries
    let system = "/usr/lib/x86_64-linux-gnu"
    var words = ["-pie", "--eh-frame-hdr", "--hash-style=gnu", "--build-id=none"]
    // Threads cost so small a link more than they save.
    words += ["--threads=1"]
    words += ["-dynamic-linker", "/lib64/ld-linux-x86-64.so.2", "--allow-shlib-undefined"]
    words += ["-o", program, "\(system)/Scrt1.o", "\(system)/crti.o", toolchain.runtimeObject]
    words += [object, library, "-L", runtime, "-L", system]
    words += ["-lswiftCore", "-lswiftGlibc", "-lswift_Concurrency", "-lswift_StringProcessing"]
    words += ["-lswiftSynchronization", "-lswiftSwiftOnoneSupport", "-lm"]
    if library.hasSuffix(".a") { words += ["-lopenblas", "-lz"] }
    words += ["-l:libgcc_s.so.1", "-lc", "\(system)/crtn.o"]
    words += ["-rpath", runtime, "-rpath", products.directory]
    return Command(toolchain.linker, words, environment: Self.environment)
  }
}

extension Command {
  /// Runs the compiler or another tool of the grader's own to its end.
  func finished(
    within timeout: Duration, outputLimit: Int = 1 << 20
  ) throws(Ungraded) -> FinishedProcess {
    do {
      return try run(timeout: timeout, outputLimit: outputLimit)
    } catch {
      throw .fault(error.description)
    }
  }
}
