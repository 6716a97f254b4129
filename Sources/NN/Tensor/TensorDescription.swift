import Glibc

extension Tensor: CustomStringConvertible {
  /// Shape, precision and numbers, as
  /// ```
  /// Tensor [2, 3] float32
  /// [[1.00, 2.50, 3.00],
  ///  [4.00, 5.00, 6.25]]
  /// ```
  /// All numbers stand in columns with as many decimals as the one that needs most, at most four; if
  /// some are very large or very small, as powers of ten. Of more than 200 numbers, axes longer than
  /// twelve are shortened to their first and last three:
  /// ```
  /// Tensor [1000] float32
  /// [  0,   1,   2, …, 997, 998, 999]
  /// ```
  public var description: String {
    "Tensor \(shape) \(precision)\n\(TensorPrinter(self).text)"
  }
}

/// Writes a tensor's numbers in columns, all with as many decimals as the one that needs most, but
/// at most four.
private struct TensorPrinter {
  /// An axis longer than this, in a tensor larger than `shortCount`, is shortened.
  private static let shortLength = 12
  private static let shortCount = 200
  private static let edge = 3

  private let shape: [Int]
  private let strides: [Int]
  /// The number at a place; only those shown are asked for.
  private let value: (_ place: Int) -> Double
  private let isShortened: Bool

  init(_ tensor: Tensor) {
    shape = tensor.shape
    strides = Shape.strides(tensor.shape)
    value = { place in
      switch tensor.precision {
      case .float32: Double(tensor.pointer(Float.self)[place])
      case .float64: tensor.pointer(Double.self)[place]
      }
    }
    isShortened = tensor.count > Self.shortCount
  }

  var text: String {
    var shown: [Double] = []
    visit(axis: 0, start: 0) { shown.append($0) }
    let format = NumberFormat(for: shown)
    let width = shown.map { format.text($0).count }.max() ?? 0
    return write(axis: 0, start: 0) { value in
      let text = format.text(value)
      return String(repeating: " ", count: width - text.count) + text
    }
  }

  /// The indices along an axis that are shown; nil stands for those left out.
  private func shownIndices(_ axis: Int) -> [Int?] {
    let length = shape[axis]
    guard isShortened, length > Self.shortLength else { return Array(0..<length) }
    return Array(0..<Self.edge) + [nil] + Array((length - Self.edge)..<length)
  }

  private func visit(axis: Int, start: Int, _ body: (Double) -> Void) {
    if axis == shape.count { return body(value(start)) }
    for case let index? in shownIndices(axis) {
      visit(axis: axis + 1, start: start + index * strides[axis], body)
    }
  }

  private func write(axis: Int, start: Int, _ number: (Double) -> String) -> String {
    if axis == shape.count { return number(value(start)) }
    let parts = shownIndices(axis).map { index in
      index.map { write(axis: axis + 1, start: start + $0 * strides[axis], number) } ?? "…"
    }
    let isInnermost = axis == shape.count - 1
    let blankLines = String(repeating: "\n", count: max(1, shape.count - 1 - axis))
    let indent = String(repeating: " ", count: axis + 1)
    return "[" + parts.joined(separator: isInnermost ? ", " : "," + blankLines + indent) + "]"
  }
}

/// How many decimals a set of numbers is written with, or whether as powers of ten.
private struct NumberFormat {
  private var decimals = 0
  private var isScientific = false

  init(for values: [Double]) {
    let sizes = values.filter { $0.isFinite && $0 != 0 }.map(\.magnitude)
    guard let largest = sizes.max(), let smallest = sizes.min() else { return }
    if sizes.allSatisfy({ $0 < 1e9 && $0 == $0.rounded() }) { return }
    if largest >= 1e6 || largest < 1e-3 || smallest < largest * 1e-7 && smallest < 1e-4 {
      isScientific = true
      decimals = 3
      return
    }
    decimals = 4
    let tenThousandths = sizes.map { ($0 * 1e4).rounded() }
    while decimals > 1,
      tenThousandths.allSatisfy({
        $0.remainder(dividingBy: Glibc.pow(10, Double(5 - decimals))) == 0
      })
    {
      decimals -= 1
    }
  }

  func text(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    if isScientific { return formatted(value, "%.\(decimals)e") }
    let text = formatted(value, "%.\(decimals)f")
    return text.contains { $0 != "0" && $0 != "." && $0 != "-" }
      ? text : formatted(0, "%.\(decimals)f")
  }
}

/// A number written by C's rules, such as `%.4f`.
func formatted(_ value: Double, _ format: String) -> String {
  withVaList([value]) { arguments in
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
      let length = vsnprintf(buffer.baseAddress, buffer.count, format, arguments)
      let written = buffer.prefix(min(Int(length), buffer.count - 1))
      return String(decoding: written.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }
}
