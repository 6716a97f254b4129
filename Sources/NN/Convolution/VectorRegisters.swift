import Glibc

/// What the processor keeps in registers, which decides how many sums a kernel forms at once.
enum VectorRegisters {
  /// 32 registers of 16 Floats (AVX-512); otherwise 16 of 8.
  ///
  /// The library is compiled for the machine it is built on, so what the processor has is also what
  /// the compiler uses.
  static let areWide: Bool = {
    guard let file = fopen("/proc/cpuinfo", "r") else { return false }
    defer { fclose(file) }
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    while getline(&line, &capacity, file) > 0 {
      if strncmp(line!, "flags", 5) == 0 { return strstr(line!, "avx512f") != nil }
    }
    return false
  }()
}
