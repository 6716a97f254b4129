import CellRunning
import Foundation
import Glibc

/// Control-C during a run: the kernels end and their folders go, then this program does.
enum Interruption {
  private static let wish = Cancellation()

  /// A cancellation that Control-C and `kill` make happen.
  static func cancellation() -> Cancellation {
    for number in [SIGINT, SIGTERM] { signal(number) { _ in Interruption.wish.cancel() } }
    return wish
  }
}
