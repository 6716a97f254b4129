import CourseModel
import Glibc

/// What is probably wrong with a gradient, in sentences for its author.
extension FeedbackWording {
  /// What is probably wrong with a gradient.
  package static func sentence(_ diagnosis: GradientDiagnosis) -> String {
    switch diagnosis {
    case .negated:
      "Your gradient points exactly the opposite way: every entry has the wrong sign."
    case .factor(let factor, let meaning): sentence(factor: factor, meaning: meaning)
    case .transposed:
      "Your gradient is the transpose of the right one: its rows and columns are exchanged."
    case .missingTerm(let term): "Your gradient lacks one term: \(term)."
    case .doubledTerm(let term): "Your gradient counts one term twice: \(term)."
    case .wrongAxis(let axis, let right):
      "Your gradient sums over axis \(axis); it is the sum over axis \(right) that is asked for."
    case .forgottenDerivative(let activation):
      "The derivative of \(activation) does not come into your gradient: multiply by it on the way "
        + "back."
    case .doubledDerivative(let activation):
      "The derivative of \(activation) comes into your gradient twice: multiply by it once only."
    case .stale:
      "This is the gradient of an earlier call: does your code keep values from then, and use them in "
        + "place of this call's?"
    case .accumulated:
      "The gradients of earlier calls are added to this one: set to zero what you sum them up in."
    case .zero: "Your gradient is zero everywhere: nothing flows back to this input."
    case .notFinite:
      "Your gradient holds NaN or an infinity: look for a division by zero, log(0) or an overflow."
    }
  }

  private static func sentence(factor: Double, meaning: String?) -> String {
    let direction =
      factor < 0 ? "the opposite direction" : "the right direction"
    let isLarge = abs(factor) >= 1
    let size = number(isLarge ? abs(factor) : 1 / abs(factor))
    let joint = factor < 0 ? "and" : "but"
    let start =
      "Your gradient has \(direction) \(joint) is \(size) times too \(isLarge ? "large" : "small")"
    if meaning == "the batch size", size == "2" {
      return isLarge
        ? "\(start): a 2 from the derivative of a square that a ½ should cancel, or the mean over the "
          + "batch of 2 that is missing."
        : "\(start): the 2 from the derivative of a square is missing, or the mean over the batch of 2 "
          + "is taken once too often."
    }
    if meaning == "the batch size" {
      return isLarge
        ? "\(start): \(size) is the batch size, so the mean over the batch is missing."
        : "\(start): \(size) is the batch size, so the mean over the batch is taken once too often."
    }
    if let meaning {
      return isLarge
        ? "\(start): \(size) is \(meaning), by which a division is missing."
        : "\(start): \(size) is \(meaning), by which it is divided once too often."
    }
    if size == "2" {
      return isLarge
        ? "\(start): look for a 2 from the derivative of a square that a ½ should cancel."
        : "\(start): the derivative of a square brings a 2 that is missing."
    }
    return "\(start)."
  }

  package static func mostDifferent(_ index: [Int], relativeError: Double?) -> String {
    let place = "The largest difference is at \(index)"
    guard let relativeError else { return "\(place)." }
    return "\(place), with a relative error of \(number(relativeError))."
  }

  /// Six significant digits, without an empty fraction.
  static func number(_ value: Double) -> String {
    var buffer = [CChar](repeating: 0, count: 64)
    _ = withVaList([value]) { vsnprintf(&buffer, buffer.count, "%.6g", $0) }
    return String(
      decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
