import CProcess
import Glibc

/// The system calls that sandboxed code may make, as a program that the kernel runs at each (seccomp).
///
/// The sandbox's namespaces hide what is not to be seen; this closes doors in the kernel itself:
/// sockets, tracing, mounting, memory beyond a process's limit. A refused call fails with `EPERM`.
public struct SystemCallFilter: Sendable, Hashable {
  /// Whether new processes may be started. Threads may always.
  public var allowsProcesses: Bool

  public init(allowsProcesses: Bool) { self.allowsProcesses = allowsProcesses }
}

extension SystemCallFilter {
  /// The program, as `bwrap --seccomp` reads it: an array of `struct sock_filter`.
  var program: [UInt8] {
    var steps: [Step] = [
      // Numbers mean other calls in other architectures' tables.
      .load(Field.architecture), .skip(ifEqual: Self.architecture), .end(.kill),
      .load(Field.number),
    ]
    #if arch(x86_64)
      // The same calls once more, with pointers of 32 bits.
      steps += [.unless(atLeast: 0x4000_0000), .end(.refuse(EPERM))]
    #endif
    // Its arguments lie in memory, where no filter sees them: the C library then uses `clone`.
    steps += [.unless(equals: UInt32(gradus_call_clone3)), .end(.refuse(ENOSYS))]
    for number in Self.refused { steps += [.unless(equals: number), .end(.refuse(EPERM))] }
    if !allowsProcesses {
      for number in Self.startingProcesses {
        steps += [.unless(equals: number), .end(.refuse(EPERM))]
      }
    }
    steps += whenCalling(gradus_call_clone, cloneSteps)
    steps += whenCalling(gradus_call_ioctl, Self.ioctlSteps)
    steps.append(.end(.allow))
    return steps.flatMap(\.bytes)
  }

  /// `steps`, which end with a decision, for one call.
  private func whenCalling(_ call: some BinaryInteger, _ steps: [Step]) -> [Step] {
    [.skip(ifNot: UInt32(call), count: UInt8(steps.count))] + steps
  }

  private var cloneSteps: [Step] {
    let refusal: [Step] = [.end(.refuse(EPERM)), .end(.allow)]
    var steps: [Step] = [.load(Field.argument(0))]
    // CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET.
    steps += [.unless(anyOf: 0x7e02_0000), .end(.refuse(EPERM))]
    // CLONE_THREAD.
    if !allowsProcesses { steps += [.skip(ifAnyOf: 0x0001_0000, count: 1)] }
    return steps + (allowsProcesses ? [.end(.allow)] : refusal)
  }

  /// TIOCSTI types into a terminal, TIOCLINUX into a console.
  private static let ioctlSteps: [Step] = [
    .load(Field.argument(1)),
    .unless(equals: 0x5412), .end(.refuse(EPERM)),
    .unless(equals: 0x541c), .end(.refuse(EPERM)),
    .end(.allow),
  ]

  private static let refused = numbers(gradus_refused_calls)
  private static let startingProcesses = numbers(gradus_process_calls)

  private static func numbers(
    _ table: (UnsafeMutablePointer<Int32>) -> UnsafePointer<Int32>
  ) -> [UInt32] {
    var count: Int32 = 0
    let first = table(&count)
    return UnsafeBufferPointer(start: first, count: Int(count)).map { UInt32($0) }
  }

  #if arch(x86_64)
    private static let architecture: UInt32 = 0xc000_003e
  #elseif arch(arm64)
    private static let architecture: UInt32 = 0xc000_00b7
  #endif
}

/// Where in `struct seccomp_data` something stands; of arguments the lower half.
private enum Field {
  static let number: UInt32 = 0
  static let architecture: UInt32 = 4
  static func argument(_ index: UInt32) -> UInt32 { 16 + 8 * index }
}

private enum Decision {
  case allow, kill
  case refuse(Int32)

  var value: UInt32 {
    switch self {
    case .allow: 0x7fff_0000
    case .kill: 0x8000_0000
    case .refuse(let error): 0x0005_0000 | UInt32(error)
    }
  }
}

/// One instruction of the kernel's packet filter.
private struct Step {
  var code: UInt16
  /// Instructions to pass over when the comparison holds, and when it does not.
  var whenTrue: UInt8 = 0
  var whenFalse: UInt8 = 0
  var operand: UInt32

  static func load(_ field: UInt32) -> Step { Step(code: 0x20, operand: field) }
  static func end(_ decision: Decision) -> Step { Step(code: 0x06, operand: decision.value) }

  // The next instruction is passed over unless the comparison holds.
  static func unless(equals value: UInt32) -> Step {
    Step(code: 0x15, whenFalse: 1, operand: value)
  }
  static func unless(atLeast value: UInt32) -> Step {
    Step(code: 0x35, whenFalse: 1, operand: value)
  }
  static func unless(anyOf bits: UInt32) -> Step {
    Step(code: 0x45, whenFalse: 1, operand: bits)
  }

  static func skip(ifEqual value: UInt32) -> Step {
    Step(code: 0x15, whenTrue: 1, operand: value)
  }
  static func skip(ifNot value: UInt32, count: UInt8) -> Step {
    Step(code: 0x15, whenFalse: count, operand: value)
  }
  static func skip(ifAnyOf bits: UInt32, count: UInt8) -> Step {
    Step(code: 0x45, whenTrue: count, operand: bits)
  }

  var bytes: [UInt8] {
    var bytes = withUnsafeBytes(of: code) { Array($0) } + [whenTrue, whenFalse]
    withUnsafeBytes(of: operand) { bytes += $0 }
    return bytes
  }
}
