/// How many places a window takes along one axis: ⌊(length + zeros − reach) / stride⌋ + 1, where
/// reach = dilation (window − 1) + 1.
///
/// ```swift
/// convolutionSize(32, window: 5)                             // 28
/// convolutionSize(32, window: 3, stride: 2, padding: 1)      // 16, and the last zero is not seen
/// ```
/// What the steps do not reach at the end is left out, as all libraries do;
/// `exactConvolutionSize` refuses it. Traps if the window does not fit even once.
public func convolutionSize(
  _ length: Int, window: Int, stride: Int = 1, padding: some PaddingRule = 0, dilation: Int = 1
) -> Int {
  SlidingAxis(length, window, stride, padding, dilation, axis: 0).count
}

/// The same, but throws if the last window does not end where the padded axis ends.
///
/// Then (length + zeros − reach) is a multiple of the stride, and no number is ignored.
public func exactConvolutionSize(
  _ length: Int, window: Int, stride: Int = 1, padding: some PaddingRule = 0, dilation: Int = 1
) throws(UnevenWindows) -> Int {
  let axis = SlidingAxis(length, window, stride, padding, dilation, axis: 0)
  guard axis.ignored == 0 else {
    throw UnevenWindows(
      length: length, zeros: axis.before + axis.after, reach: axis.reach, stride: stride)
  }
  return axis.count
}

/// Windows that do not cover an axis in whole steps.
public struct UnevenWindows: Error, Hashable, CustomStringConvertible {
  /// The numbers along the axis.
  public let length: Int
  /// The zeros at both ends together.
  public let zeros: Int
  /// How many numbers a window spans.
  public let reach: Int
  /// The step from one window to the next.
  public let stride: Int

  /// The sizes, and what is left over.
  public var description: String {
    "Windows over \(reach) numbers in steps of \(stride) do not end with an axis of \(length) "
      + "numbers and \(zeros) zeros: \(length) + \(zeros) − \(reach) = \(length + zeros - reach) "
      + "is not a multiple of \(stride)."
  }
}

/// A window that slides along one axis.
struct SlidingAxis: Hashable {
  let length: Int
  /// How many numbers the window takes, `dilation` apart.
  let window: Int
  let stride: Int
  let dilation: Int
  /// The zeros before the first number.
  let before: Int
  /// The zeros after the last number.
  let after: Int
  /// How many places the window takes.
  let count: Int

  init(
    _ length: Int, _ window: Int, _ stride: Int, _ padding: any PaddingRule, _ dilation: Int,
    axis: Int
  ) {
    precondition(
      window > 0 && stride > 0 && dilation > 0,
      "A window, its stride and its dilation are positive; got \(window), \(stride), \(dilation).")
    let reach = dilation * (window - 1) + 1
    let zeros = padding.zeros(along: axis, length: length, reach: reach, stride: stride)
    precondition(
      zeros.before >= 0 && zeros.after >= 0, "A padding is not negative; got \(zeros).")
    let room = length + zeros.before + zeros.after - reach
    precondition(
      room >= 0,
      "A window over \(reach) numbers does not fit into \(length) numbers and "
        + "\(zeros.before + zeros.after) zeros.")
    self.length = length
    self.window = window
    self.stride = stride
    self.dilation = dilation
    (before, after) = zeros
    count = room / stride + 1
  }

  /// The same axis, of which only the first `count` places are used.
  init(_ axis: SlidingAxis, count: Int) {
    (length, window, stride, dilation) = (axis.length, axis.window, axis.stride, axis.dilation)
    (before, after) = (axis.before, axis.after)
    self.count = count
  }

  /// How many numbers the window spans.
  var reach: Int { dilation * (window - 1) + 1 }
  /// The numbers at the end that no window sees.
  var ignored: Int { length + before + after - reach - (count - 1) * stride }

  /// The places at which number `tap` of the window lies inside the axis, not on a zero.
  func inside(_ tap: Int) -> Range<Int> {
    let offset = tap * dilation - before  // place p reads number p · stride + offset
    let first = offset >= 0 ? 0 : (stride - 1 - offset) / stride
    let end = offset >= length ? 0 : (length - 1 - offset) / stride + 1
    return Swift.min(first, count)..<Swift.max(Swift.min(first, count), Swift.min(end, count))
  }
}

/// A window that slides over an image.
struct SlidingWindow: Hashable {
  let rows: SlidingAxis
  let columns: SlidingAxis

  init(rows: SlidingAxis, columns: SlidingAxis) {
    self.rows = rows
    self.columns = columns
  }

  init(
    over image: [Int], kernel: [Int], stride: some PerAxis, padding: some PaddingRule,
    dilation: some PerAxis, of operation: String
  ) {
    let (kernel, stride) = (pair(kernel, operation), pair(stride, operation))
    let dilation = pair(dilation, operation)
    rows = SlidingAxis(image[0], kernel.0, stride.0, padding, dilation.0, axis: 0)
    columns = SlidingAxis(image[1], kernel.1, stride.1, padding, dilation.1, axis: 1)
  }

  /// The numbers of one window.
  var area: Int { rows.window * columns.window }
  /// The places it takes.
  var places: Int { rows.count * columns.count }
  /// The numbers of the image.
  var pixels: Int { rows.length * columns.length }
  /// Whether every number of the image is a window of its own.
  var isPointwise: Bool { area == 1 && places == pixels && rows.before + columns.before == 0 }
}

/// Rows and columns, from one number for both or one for each.
func pair(_ lengths: some PerAxis, _ operation: String) -> (Int, Int) {
  let lengths = lengths.lengthPerAxis
  precondition(
    lengths.count == 1 || lengths.count == 2,
    "\(operation) takes one length or two, for rows and columns; got \(lengths).")
  return (lengths[0], lengths[lengths.count - 1])
}
