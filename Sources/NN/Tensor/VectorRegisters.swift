/// What the processor keeps in registers, which decides how many sums a kernel forms at once.
enum VectorRegisters {
  /// Whether there are 32 registers of 16 Floats (AVX-512), and not 16 of 8 (AVX2).
  ///
  /// The manifest sets the condition with the compiler's flags, for the machine it is built on.
  static var areWide: Bool {
    #if WIDE_VECTORS
      true
    #else
      false
    #endif
  }
}
