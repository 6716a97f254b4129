import Glibc

/// What this machine computes with.
enum VectorUnit {
  /// Whether it has 32 vectors of 512 bits, and not 16 of 256 at most.
  ///
  /// Linux lists the processor's abilities in a file. Where it cannot be read, what suits small
  /// registers is right, if slower.
  static let isWide: Bool = {
    guard let file = fopen("/proc/cpuinfo", "r") else { return false }
    defer { fclose(file) }
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    while getline(&line, &capacity, file) > 0 {
      let text = String(cString: line!)
      if text.hasPrefix("flags") { return text.split(separator: " ").contains("avx512f") }
    }
    return false
  }()
}
