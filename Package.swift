// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// The toolchain's `usr` folder, read from where this manifest's own Swift runtime was loaded:
/// SwiftSyntax lies prebuilt in `lib/swift/host` below it.
let toolchain: String = {
  let maps = FileHandle(forReadingAtPath: "/proc/self/maps")?.readDataToEndOfFile() ?? Data()
  for line in String(decoding: maps, as: UTF8.self).split(separator: "\n") {
    guard let path = line.firstIndex(of: "/"),
      let library = line.range(of: "/lib/swift/linux/", range: path..<line.endIndex)
    else { continue }
    return String(line[path..<library.lowerBound])
  }
  fatalError("cannot find the Swift toolchain that runs this manifest")
}()

/// The newest x86-64 level that this machine runs. The library is built for the machine it is
/// built on: a LeNet step takes half the time with AVX-512 (v4) that it takes without.
let architecture: [String] = {
  // For an image that is built on one machine and runs on others.
  if ProcessInfo.processInfo.environment["GRADUS_PORTABLE"] != nil { return [] }
  let info = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
  let flags = Set(
    info.split(separator: "\n").first { $0.hasPrefix("flags") }?.split(separator: " ") ?? [])
  let v3: Set<Substring> = ["avx2", "fma", "bmi1", "bmi2", "f16c", "movbe"]
  let v4: Set<Substring> = ["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"]
  if flags.isSuperset(of: v3.union(v4)) {
    return ["-Xcc", "-march=x86-64-v4", "-D", "WIDE_VECTORS"]
  }
  if flags.isSuperset(of: v3) { return ["-Xcc", "-march=x86-64-v3"] }
  return []
}()

/// What a cell or a submission calls is built for speed, and still says where a precondition failed.
let subject: [SwiftSetting] = [
  .unsafeFlags(
    ["-enforce-exclusivity=unchecked", "-assert-config", "Debug", "-g"]
      + ["-Xcc", "-fno-omit-frame-pointer"]
      // Without it a square root is a call that looks at errno, and no loop of them is vectorized.
      + ["-Xcc", "-fno-math-errno"] + architecture, .when(configuration: .release))
]

let host = "\(toolchain)/lib/swift/host"
/// With library evolution `internal import SwiftSyntax` stays internal: clients need not find it.
let swiftSyntax: [SwiftSetting] = [.unsafeFlags(["-I", host, "-enable-library-evolution"])]
let swiftSyntaxLibraries: [LinkerSetting] = [
  .unsafeFlags([
    "-L", host, "-Xlinker", "-rpath", "-Xlinker", host,
    "-lSwiftSyntax", "-lSwiftParser", "-lSwiftIDEUtils", "-lSwiftOperators",
  ])
]

let package = Package(
  name: "Gradus",
  products: [
    .executable(name: "gradus", targets: ["gradus"]),
    .executable(name: "gradus-kernel", targets: ["Kernel"]),
    .executable(name: "gradus-sequence", targets: ["CommandSequence"]),
    .executable(name: "gradus-fixtures", targets: ["gradus-fixtures"]),
    .library(name: "Notebook", type: .dynamic, targets: ["Notebook", "Plotting", "NN"]),
    .library(name: "Submission", type: .dynamic, targets: ["Answering", "NN"]),
    .library(name: "Checking", type: .static, targets: ["Checking"]),
  ],
  targets: [
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(name: "CDuktape", pkgConfig: "duktape", providers: [.apt(["duktape-dev"])]),
    .systemLibrary(
      name: "CMicrohttpd", pkgConfig: "libmicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),
    .target(name: "CProcess"),
    .executableTarget(name: "CommandSequence"),
    .target(name: "CKernel"),
    .target(name: "CDatasets", exclude: ["LICENSES.md"]),

    .target(name: "NN", dependencies: ["COpenBLAS", "CDatasets", "CZlib"], swiftSettings: subject),
    .target(name: "Plotting", swiftSettings: subject),
    .target(name: "Notebook", dependencies: ["NN", "Plotting"], swiftSettings: subject),
    .executableTarget(
      name: "Kernel", dependencies: ["CKernel"],
      // What the kernel puts in place of the system's functions, libraries loaded later must find.
      linkerSettings: [.unsafeFlags(["-Xlinker", "--export-dynamic"])]),

    .target(name: "CourseModel"),
    .target(
      name: "SwiftSource", dependencies: ["CourseModel"], swiftSettings: swiftSyntax,
      linkerSettings: swiftSyntaxLibraries),
    .target(name: "Processes", dependencies: ["CProcess"]),
    .target(name: "Archiving", dependencies: ["CZlib"]),
    .target(name: "Compiling", dependencies: ["CourseModel", "Processes"]),
    .target(name: "LessonParsing", dependencies: ["CCmark", "CourseModel", "SwiftSource"]),
    .target(
      name: "SymbolReading",
      dependencies: ["CourseModel", "LessonParsing", "Compiling", "Processes"]),
    .target(
      name: "CellRunning",
      dependencies: ["CourseModel", "SwiftSource", "LessonParsing", "Compiling", "Processes"]),
    .target(
      name: "SiteRendering", dependencies: ["Archiving", "CourseModel", "SwiftSource", "CDuktape"]),

    .target(name: "GradingProtocol", dependencies: ["CourseModel"], swiftSettings: subject),
    .target(
      name: "TensorCrossing", dependencies: ["GradingProtocol", "NN"], swiftSettings: subject),
    .target(name: "Answering", dependencies: ["TensorCrossing"], swiftSettings: subject),
    .target(
      name: "Checking", dependencies: ["CourseModel", "GradingProtocol", "TensorCrossing", "NN"],
      swiftSettings: subject),
    .target(
      name: "Grading",
      dependencies: [
        "Archiving", "CourseModel", "GradingProtocol", "SwiftSource", "Compiling", "Processes",
      ]),

    .target(
      name: "BatchGrading",
      dependencies: [
        "Archiving", "Compiling", "CourseModel", "Grading", "SiteRendering", "SwiftSource",
      ],
      // Intake, policies and tables are tested piece by piece, in optimized builds too.
      swiftSettings: [.unsafeFlags(["-enable-testing"])]),

    .target(
      name: "Serving",
      dependencies: [
        "CMicrohttpd", "CourseModel", "LessonParsing", "Compiling", "CellRunning", "SiteRendering",
        "Grading",
      ],
      // Who may ask, and what is kept, is tested piece by piece, in optimized builds too.
      swiftSettings: [.unsafeFlags(["-enable-testing"])]),

    .executableTarget(
      name: "gradus",
      dependencies: [
        "CourseModel", "SwiftSource", "LessonParsing", "Compiling", "Processes", "CellRunning",
        "SymbolReading", "SiteRendering", "Grading", "BatchGrading", "Serving",
      ]),

    .target(
      name: "Fixtures", dependencies: ["NN"], path: "Tests/Fixtures", exclude: ["Public"]),
    .executableTarget(
      name: "gradus-fixtures", dependencies: ["Fixtures"], path: "Tests/gradus-fixtures"),
    .executableTarget(
      name: "nn-benchmark", dependencies: ["NN", "Processes"],
      path: "Benchmarks/neural-networks", exclude: ["pytorch.py"]),

    .executableTarget(
      name: "live-benchmark", dependencies: ["CellRunning", "Compiling", "CourseModel"],
      path: "Benchmarks/live"),

    .executableTarget(
      name: "grading-benchmark",
      dependencies: ["Compiling", "CourseModel", "Grading", "Processes"],
      path: "Benchmarks/grading", exclude: ["Exercise"]),

    .testTarget(name: "NNTests", dependencies: ["NN", "Fixtures"]),
    .testTarget(name: "ProcessesTests", dependencies: ["Processes"]),
    .testTarget(name: "ArchivingTests", dependencies: ["Archiving"]),
    .testTarget(name: "PlottingTests", dependencies: ["Plotting"]),
    .testTarget(name: "NotebookTests", dependencies: ["Notebook", "CourseModel"]),
    .testTarget(name: "LessonParsingTests", dependencies: ["LessonParsing"]),
    .testTarget(name: "SwiftSourceTests", dependencies: ["SwiftSource"]),
    .testTarget(
      name: "CellRunningTests", dependencies: ["CellRunning", "Compiling", "LessonParsing"]),
    .testTarget(name: "SymbolReadingTests", dependencies: ["SymbolReading"]),
    .testTarget(
      name: "ConformanceTests", dependencies: ["CellRunning", "LessonParsing"],
      exclude: ["Lessons"]),
    .testTarget(name: "SiteRenderingTests", dependencies: ["SiteRendering"]),
    .testTarget(
      name: "GradingTests",
      dependencies: ["Grading", "Checking", "LessonParsing", "TensorCrossing"],
      exclude: ["Hostile"]),
    .testTarget(
      name: "BatchGradingTests", dependencies: ["Archiving", "BatchGrading", "SiteRendering"]),
    .testTarget(name: "ServingTests", dependencies: ["Serving"]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["Processes"], exclude: ["TinyCourse"]),
  ],
  swiftLanguageModes: [.v6]
)
