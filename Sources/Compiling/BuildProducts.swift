import Foundation

/// What the build left beside this program: the modules and libraries that cells and submissions
/// are compiled against.
public struct BuildProducts: Sendable {
  /// The folder of the running executable.
  public var directory: String
  /// The package's folder, where `Package.swift` stands.
  public var package: String

  public init(directory: String, package: String) {
    self.directory = directory
    self.package = package
  }

  /// `NN.swiftmodule`, `Notebook.swiftmodule`, ….
  public var modules: String { "\(directory)/Modules" }
  /// `NN`, `Plotting` and `Notebook` in one shared library.
  public var notebookLibrary: String { "\(directory)/libNotebook.so" }
  public var kernel: String { "\(directory)/gradus-kernel" }
  /// Runs a compiler and a linker in one sandbox.
  public var commandSequence: String { "\(directory)/gradus-sequence" }
  /// `NN` and what answers the grader's calls, in one shared library.
  public var submissionLibrary: String { "\(directory)/libSubmission.so" }
  /// `Checking`, `GradingProtocol` and `NN` as a static library.
  public var checkingLibrary: String { "\(directory)/libChecking.a" }
  /// Folders with the module maps of the C modules that `NN` imports.
  public var clangModules: [String] {
    ["COpenBLAS", "CDatasets/include", "CZlib"].map { "\(package)/Sources/\($0)" }
  }
}

extension BuildProducts {
  /// The products beside the running executable.
  /// - Throws: `BuildProductsError` naming what is missing.
  public static func current() throws(BuildProductsError) -> BuildProducts {
    let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let directory = executable.deletingLastPathComponent()
    var package = directory
    while !FileManager.default.fileExists(atPath: package.appending(path: "Package.swift").path) {
      guard package.path != "/" else { throw BuildProductsError(missing: "Package.swift") }
      package.deleteLastPathComponent()
    }
    let products = BuildProducts(directory: directory.path, package: package.path)
    for path in [
      products.modules, products.notebookLibrary, products.kernel, products.commandSequence,
    ]
    where !FileManager.default.fileExists(atPath: path) {
      throw BuildProductsError(missing: path)
    }
    return products
  }
}

/// The program was moved away from its build folder, or built in part.
public struct BuildProductsError: Error, Sendable, CustomStringConvertible {
  public var missing: String
  public var description: String {
    "the build is incomplete: \(missing) is missing. Run `make build` in the project's folder."
  }
}
