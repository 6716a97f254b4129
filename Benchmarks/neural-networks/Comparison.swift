import Foundation
import Processes

/// Runs every workload here and in PyTorch, in turn, each in a process of its own, and prints the
/// ratio of the times: below 1 we are faster.
struct Comparison {
  let only: String
  let threads: [Int]
  let seconds: Double
  let python: String
  /// Whether PyTorch's library of products is told that the processor is Intel's; on AMD's it
  /// otherwise does not use AVX-512.
  let bypassesVendorCheck: Bool

  func run() throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "pytorch.py").path
    var environment = ProcessInfo.processInfo.environment
    if bypassesVendorCheck { environment["LD_PRELOAD"] = try vendorCheckBypass() }
    let peer = try? start(python, [script, "--version"], environment)
    if let peer {
      print("PyTorch \(peer)\(bypassesVendorCheck ? ", vendor check bypassed" : "")")
    } else {
      print("\(python) has no PyTorch: only our times. --python names another.")
    }
    print(
      "workload                          threads    ours ms   torch ms  ratio   MB  torch  ratio")
    var ratios: [Int: [(time: Double, memory: Double)]] = [:]
    for workload in Workload.all where only.isEmpty || workload.name.contains(only) {
      for threads in threads {
        var environment = environment
        environment["OMP_NUM_THREADS"] = "\(threads)"
        environment["MKL_NUM_THREADS"] = "\(threads)"
        let rest = [workload.name, "\(threads)", "\(seconds)"]
        var own = environment
        own["LD_PRELOAD"] = nil
        let ours = try timing(CommandLine.arguments[0], ["--child"] + rest, own)
        let theirs = peer == nil ? nil : try timing(python, [script] + rest, environment)
        print(row(ours, theirs))
        if let theirs, !workload.name.hasPrefix("op_"), !workload.name.hasPrefix("dispatch_") {
          ratios[threads, default: []].append(
            (
              ours.leastMilliseconds / theirs.leastMilliseconds,
              ours.peakMegabytes / theirs.peakMegabytes
            ))
        }
      }
    }
    for (threads, ratios) in ratios.sorted(by: { $0.key < $1.key }) {
      let mean = exp(ratios.reduce(0) { $0 + log($1.time) } / Double(ratios.count))
      let format =
        "%d models at %d thread%@: geometric mean %.2f, largest %.2f; memory at most %.2f"
      print(
        String(
          format: format, ratios.count, threads, threads == 1 ? "" : "s", mean,
          ratios.map(\.time).max()!, ratios.map(\.memory).max()!))
    }
  }

  private func row(_ ours: Timing, _ theirs: Timing?) -> String {
    let name = ours.workload.padding(toLength: 34, withPad: " ", startingAt: 0)
    let own = String(format: "%6d %10.4f", ours.threads, ours.leastMilliseconds)
    guard let theirs else { return name + own + String(format: "%27.0f", ours.peakMegabytes) }
    return name + own
      + String(
        format: " %10.4f %6.2f %4.0f %6.0f %6.2f", theirs.leastMilliseconds,
        ours.leastMilliseconds / theirs.leastMilliseconds, ours.peakMegabytes,
        theirs.peakMegabytes, ours.peakMegabytes / theirs.peakMegabytes)
  }

  private func timing(
    _ executable: String, _ arguments: [String], _ environment: [String: String]
  ) throws -> Timing {
    let line = try start(executable, arguments, environment)
    return try JSONDecoder().decode(Timing.self, from: Data(line.utf8))
  }

  private func start(
    _ executable: String, _ arguments: [String], _ environment: [String: String]
  ) throws -> String {
    let command = Command("/usr/bin/env", [executable] + arguments, environment: environment)
    let finished = try command.run(timeout: .seconds(300))
    guard finished.termination.isSuccess else {
      throw ProcessError(executable: executable, reason: finished.errors)
    }
    return finished.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// A library that answers the question whether the processor is Intel's with yes.
  private func vendorCheckBypass() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "nn-benchmark-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let source = folder.appending(path: "vendor.c")
    let library = folder.appending(path: "libvendor.so").path
    try Data("int mkl_serv_intel_cpu_true(void) { return 1; }\n".utf8).write(to: source)
    _ = try start(
      "clang", ["-shared", "-fPIC", source.path, "-o", library],
      ProcessInfo.processInfo.environment)
    return library
  }
}
