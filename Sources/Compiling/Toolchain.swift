import Foundation
import Glibc

/// The Swift toolchain that built this program: the only one whose compiler reads its modules.
public struct Toolchain: Sendable {
  /// Its `usr` folder.
  public var usr: String

  public init(usr: String) { self.usr = usr }

  public var frontend: String { "\(usr)/bin/swift-frontend" }
  public var compiler: String { "\(usr)/bin/swiftc" }
  public var clang: String { "\(usr)/bin/clang" }
  public var linker: String { "\(usr)/bin/ld.lld" }
  /// Writes a built module's public symbols with their doc comments.
  public var symbolGraphExtractor: String { "\(usr)/bin/swift-symbolgraph-extract" }
  /// Finds the source line of an address.
  public var symbolizer: String { "\(usr)/bin/llvm-symbolizer" }
  /// The shared runtime libraries.
  public var runtimeLibraries: String { "\(usr)/lib/swift/linux" }
  /// The object that registers a library's Swift metadata when it is loaded.
  public var runtimeObject: String { "\(usr)/lib/swift/linux/x86_64/swiftrt.o" }
  public var staticRuntimeLibraries: String { "\(usr)/lib/swift_static/linux" }

  /// Frontend options that leave out its checks of its own work and the comparing with an earlier
  /// object file: a tenth of what it does.
  public static let withoutSelfChecks = [
    "-sil-verify-none", "-disable-llvm-verify", "-disable-incremental-llvm-codegen",
  ]
}

extension Toolchain {
  /// The toolchain whose runtime this process has loaded.
  /// - Throws: `ToolchainError` when it has gone, or holds no compiler.
  public static func current() throws(ToolchainError) -> Toolchain {
    // The dynamic loader knows where the runtime came from; the kernel lists what it loaded.
    let maps = FileHandle(forReadingAtPath: "/proc/self/maps")?.readDataToEndOfFile() ?? Data()
    let runtime = String(decoding: maps, as: UTF8.self).split(separator: "\n").first {
      $0.hasSuffix("/lib/swift/linux/libswiftCore.so")
    }
    guard let runtime, let start = runtime.firstIndex(of: "/"),
      let end = runtime.range(of: "/lib/swift/linux/")
    else { throw ToolchainError(reason: "this program runs without the Swift runtime library") }
    let toolchain = Toolchain(usr: String(runtime[start..<end.lowerBound]))
    for tool in [toolchain.frontend, toolchain.linker] where access(tool, X_OK) != 0 {
      throw ToolchainError(reason: "\(tool) is missing")
    }
    return toolchain
  }

  /// What changes when another compiler takes this one's place: for cache keys.
  public var identity: String { FileIdentity(frontend).description }
}

/// No usable Swift compiler.
public struct ToolchainError: Error, Sendable, CustomStringConvertible {
  public var reason: String
  public var description: String {
    "no Swift compiler: \(reason). Install the toolchain that built gradus, or build it again."
  }
}

/// A file's path, size and time of change: enough to tell that it is another one.
public struct FileIdentity: Hashable, Sendable, Codable, CustomStringConvertible {
  public var path: String
  public var size: Int
  public var changed: Int

  public init(_ path: String) {
    var status = stat()
    let exists = stat(path, &status) == 0
    self.path = path
    size = exists ? Int(status.st_size) : -1
    changed = exists ? status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec : -1
  }

  public var description: String { "\(path) \(size) \(changed)" }
}
