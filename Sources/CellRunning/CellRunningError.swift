/// The machine's trouble in running a lesson, as opposed to a mistake in its cells.
public enum CellRunningError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kernel did not start, or died beneath the cells.
  case kernel(String)
  /// The compiler or the linker could not be run, or failed without a diagnostic.
  case compiler(String)
  /// A file could not be written or read.
  case storage(String)
  /// `Cancellation.cancel()` was called.
  case cancelled

  public var description: String {
    switch self {
    case .kernel(let reason): "the kernel failed: \(reason)"
    case .compiler(let reason): "the compiler failed: \(reason)"
    case .storage(let reason): "cannot keep the files of a run: \(reason)"
    case .cancelled: "the run was cancelled"
    }
  }
}
