/// A length for each axis of an image, or one for all: `3` or `[3, 5]` (rows, columns).
///
/// Kernel sizes, strides and dilations are given this way.
public protocol PerAxis {
  /// One length, or as many as there are axes.
  var lengthPerAxis: [Int] { get }
}

extension Int: PerAxis {
  /// The same length along every axis.
  public var lengthPerAxis: [Int] { [self] }
}

extension Array: PerAxis where Element == Int {
  /// A length for each axis.
  public var lengthPerAxis: [Int] { self }
}

/// How many zeros are put around an image before windows slide over it.
///
/// Either a number, the same on all sides; or a list, one number an axis, such as `[2, 0]`; or one
/// of `.valid`, `.same`, `.full`, `.sides(…)`.
public protocol PaddingRule {
  /// The zeros before and after an axis of `length` numbers, along which a window that reaches over
  /// `reach` of them moves in steps of `stride`.
  func zeros(
    along axis: Int, length: Int, reach: Int, stride: Int
  ) -> (before: Int, after: Int)
}

extension Int: PaddingRule {
  /// As many zeros on each side.
  public func zeros(
    along axis: Int, length: Int, reach: Int, stride: Int
  ) -> (before: Int, after: Int) { (self, self) }
}

extension Array: PaddingRule where Element == Int {
  /// The axis' own number of zeros on both its sides.
  public func zeros(
    along axis: Int, length: Int, reach: Int, stride: Int
  ) -> (before: Int, after: Int) {
    precondition(
      count == 1 || axis < count, "A padding for \(count) axes has none for axis \(axis).")
    let width = count == 1 ? self[0] : self[axis]
    return (width, width)
  }
}

/// The paddings that have names: `.valid`, `.same`, `.full`, and `.sides` with a width for each side.
public struct Padding: PaddingRule, Sendable, Hashable {
  fileprivate enum Kind: Hashable {
    case valid
    case same
    case full
    case sides([[Int]])
  }

  fileprivate let kind: Kind

  /// The zeros before and after an axis.
  public func zeros(
    along axis: Int, length: Int, reach: Int, stride: Int
  ) -> (before: Int, after: Int) {
    switch kind {
    case .valid: return (0, 0)
    case .full: return (reach - 1, reach - 1)
    case .same:
      let steps = (length + stride - 1) / stride - 1
      let total = Swift.max(steps * stride + reach - length, 0)
      return (total / 2, total - total / 2)
    case .sides(let widths):
      precondition(
        axis < widths.count && widths[axis].count == 2,
        "A padding by sides has two widths for each axis; \(widths) has not for axis \(axis).")
      return (widths[axis][0], widths[axis][1])
    }
  }

  /// Whether the widths follow from the sizes.
  var dependsOnSize: Bool { kind == .same || kind == .full }
}

extension PaddingRule where Self == Padding {
  /// No zeros: windows stay inside the image.
  public static var valid: Padding { Padding(kind: .valid) }
  /// So many zeros that the result has ⌈length / stride⌉ numbers; an odd one goes to the end.
  public static var same: Padding { Padding(kind: .same) }
  /// So many zeros that every window that meets the image at all counts: the result of stride 1
  /// has length + reach − 1 numbers.
  public static var full: Padding { Padding(kind: .full) }
  /// The zeros before and after each axis: `.sides([[1, 2], [0, 1]])`.
  public static func sides(_ widths: [[Int]]) -> Padding { Padding(kind: .sides(widths)) }
}
