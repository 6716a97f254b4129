import CellRunning

/// Says, once and plainly, that cells ran without a sandbox, where that is so.
enum SandboxReport {
  static func complain() {
    guard let reason = KernelSandbox.unavailability else { return }
    Terminal.complain("gradus: the cells ran without a sandbox: \(reason)")
  }
}
