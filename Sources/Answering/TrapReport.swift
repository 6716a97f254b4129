@preconcurrency import Glibc

/// Says where the program stopped: on a trap, writes its address and those of the calls
/// that led there to the standard error, for the grader to look up.
///
/// The runtime names the reason of most traps itself, but not the learner's line; of an arithmetic
/// overflow or an exhausted stack it says nothing.
enum TrapReport {
  /// What the line begins with; hexadecimal offsets in the program follow.
  private static let start: StaticString = "gradus: stopped at"
  private static let deepest = 48
  /// Where the program was loaded.
  nonisolated(unsafe) private static var base: UInt = 0
}

extension TrapReport {
  static func install() {
    base = loadAddress()
    // The first call loads a library, which must not happen within a trap.
    _ = withUnsafeTemporaryAllocation(of: UnsafeMutableRawPointer?.self, capacity: 1) {
      backtrace($0.baseAddress!, 1)
    }
    // A stack of its own, for when the program's is exhausted.
    let size = 1 << 16
    var stack = stack_t(ss_sp: malloc(size), ss_flags: 0, ss_size: size)
    sigaltstack(&stack, nil)
    var action = sigaction()
    action.__sigaction_handler.sa_sigaction = { signal, _, context in
      TrapReport.write(trap: programCounter(context))
      // Returning repeats the trap, this time without a handler.
      _ = Glibc.signal(signal, SIG_DFL)
    }
    action.sa_flags = SA_ONSTACK | SA_SIGINFO
    for signal in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE] { sigaction(signal, &action, nil) }
  }

  /// Allocates nothing: the trap may have come from within an allocation.
  private static func write(trap: UInt) {
    Glibc.write(2, start.utf8Start, start.utf8CodeUnitCount)
    write(trap &- base)
    withUnsafeTemporaryAllocation(of: UnsafeMutableRawPointer?.self, capacity: deepest) { frames in
      let count = Int(backtrace(frames.baseAddress!, Int32(deepest)))
      // Addresses to which calls would have returned: the call is the byte before.
      for k in 0..<count { write(UInt(bitPattern: frames[k]) &- base &- 1) }
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { line in
      line[0] = UInt8(ascii: "\n")
      Glibc.write(2, line.baseAddress!, 1)
    }
  }

  private static func write(_ offset: UInt) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 17) { digits in
      digits[0] = UInt8(ascii: " ")
      for k in 0..<16 {
        let digit = UInt8(truncatingIfNeeded: offset >> UInt(60 - 4 * k)) & 15
        digits[k + 1] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
      }
      Glibc.write(2, digits.baseAddress!, 17)
    }
  }

  /// The program is the first file that the kernel mapped.
  private static func loadAddress() -> UInt {
    let maps = open("/proc/self/maps", O_RDONLY | O_CLOEXEC)
    defer { close(maps) }
    var line = [UInt8](repeating: 0, count: 16)
    let count = read(maps, &line, line.count)
    let digits = line.prefix(max(0, count)).prefix { $0 != UInt8(ascii: "-") }
    return UInt(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0
  }
}

/// The address of the instruction that trapped.
private func programCounter(_ context: UnsafeMutableRawPointer?) -> UInt {
  guard let context = context?.assumingMemoryBound(to: ucontext_t.self) else { return 0 }
  #if arch(x86_64)
    // Register 16 of the saved ones is the instruction pointer.
    return UInt(bitPattern: Int(context.pointee.uc_mcontext.gregs.16))
  #elseif arch(arm64)
    return UInt(context.pointee.uc_mcontext.pc)
  #else
    return 0
  #endif
}

/// glibc's, of <execinfo.h>, which the module `Glibc` leaves out.
@_silgen_name("backtrace")
private func backtrace(
  _ frames: UnsafeMutablePointer<UnsafeMutableRawPointer?>, _ count: Int32
) -> Int32
