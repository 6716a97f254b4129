/// How a convolution, or its transpose, becomes a sum of shifted copies along one axis.
///
/// A stride makes neighbouring results read pixels that are `stride` apart. So that they lie side
/// by side all the same, the source is dealt into `split` parts by their index modulo the stride
/// (for the convolution), or the results are (for its transpose, which writes where the other
/// reads). In each part every weight reads the source shifted by a whole number.
struct DirectAxis {
  /// Into how many parts the source is dealt.
  let split: Int
  /// The zeros before the source, before it is dealt.
  let before: Int
  /// The numbers of the source.
  let length: Int
  /// How many numbers of each part are read, zeros included.
  let extent: Int
  /// The weights of the window along this axis.
  let window: Int
  /// The results, in one part or several.
  let results: [Results]

  /// Results at `first`, `first` + `step`, …, `count` of them.
  struct Results {
    let first: Int
    let step: Int
    let count: Int
    /// Where the first result's pixel lies in a part of the source, before the shift.
    let start: Int
    let taps: [Tap]
  }

  /// One weight of the window: which part of the source it reads, and how far shifted.
  struct Tap {
    let index: Int
    let part: Int
    let shift: Int
  }
}

extension DirectAxis {
  /// Whether any weight reads this part of the source.
  func reads(part: Int) -> Bool {
    split == 1 || results.contains { $0.taps.contains { $0.part == part } }
  }

  /// Result p reads the padded source at p · stride + tap · dilation.
  init(convolving axis: SlidingAxis) {
    split = axis.stride
    before = axis.before
    length = axis.length
    window = axis.window
    extent = (axis.count - 1) + (axis.reach - 1) / axis.stride + 1
    let taps = (0..<axis.window).map { tap in
      let (shift, part) = (tap * axis.dilation).quotientAndRemainder(dividingBy: axis.stride)
      return Tap(index: tap, part: part, shift: shift)
    }
    results = [Results(first: 0, step: 1, count: axis.count, start: 0, taps: taps)]
  }

  /// Result i receives from place p where i + before = p · stride + tap · dilation.
  ///
  /// With i + before = m · stride + remainder, only taps with that remainder take part, and
  /// p = m − (tap · dilation) / stride.
  init(transposing axis: SlidingAxis) {
    let parts = (0..<axis.stride).compactMap { remainder -> (Int, ClosedRange<Int>, [Tap])? in
      let low = (max(axis.before - remainder, 0) + axis.stride - 1) / axis.stride
      let last = axis.before + axis.length - 1 - remainder
      guard last >= low * axis.stride else { return nil }
      let taps = (0..<axis.window)
        .filter { $0 * axis.dilation % axis.stride == remainder }
        .map { Tap(index: $0, part: 0, shift: -($0 * axis.dilation / axis.stride)) }
      return (remainder, low...(last / axis.stride), taps)
    }
    let furthest = (axis.reach - 1) / axis.stride
    let zeros = max(0, furthest - (parts.map { $0.1.lowerBound }.min() ?? 0))
    split = 1
    window = axis.window
    before = zeros
    length = axis.count
    extent = zeros + (parts.map { $0.1.upperBound }.max() ?? 0) + 1
    results = parts.map { remainder, range, taps in
      Results(
        first: range.lowerBound * axis.stride + remainder - axis.before, step: axis.stride,
        count: range.count, start: range.lowerBound + zeros, taps: taps)
    }
  }

  /// The source with its zeros, not dealt.
  init(padding axis: SlidingAxis) {
    split = 1
    before = axis.before
    length = axis.length
    window = axis.window
    extent = (axis.count - 1) * axis.stride + axis.reach
    results = []
  }
}
