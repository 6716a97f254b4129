import Glibc

/// Where the pixel (row, column) of a new image comes from in the old one:
/// row₀ = a · row + b · column + c, column₀ = d · row + e · column + f.
///
/// Flips, shifts, turns, crops and changes of size are all such maps, and one loop does them all.
public struct ImageWarp: Sendable, Hashable {
  /// a, b and c.
  public var row: (a: Double, b: Double, c: Double) { (numbers[0], numbers[1], numbers[2]) }
  /// d, e and f.
  public var column: (d: Double, e: Double, f: Double) { (numbers[3], numbers[4], numbers[5]) }
  private let numbers: [Double]

  /// A map by its six numbers.
  public init(_ a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double, _ f: Double) {
    numbers = [a, b, c, d, e, f]
  }

  /// Nothing moves.
  public static let identity = ImageWarp(1, 0, 0, 0, 1, 0)

  /// Left and right change places in an image of this width.
  public static func flip(width: Int) -> ImageWarp {
    ImageWarp(1, 0, 0, 0, -1, Double(width - 1))
  }

  /// Up and down change places in an image of this height.
  public static func flipUpsideDown(height: Int) -> ImageWarp {
    ImageWarp(-1, 0, Double(height - 1), 0, 1, 0)
  }

  /// The image moved down by `rows` and right by `columns`.
  public static func shift(rows: Double, columns: Double) -> ImageWarp {
    ImageWarp(1, 0, -rows, 0, 1, -columns)
  }

  /// The image turned about its centre against the clock, by an angle in degrees. Quarters of a
  /// turn of a square image are exact.
  public static func rotation(degrees: Double, height: Int, width: Int) -> ImageWarp {
    // Rounded, so that the cosine of 90° is 0 and not 6 · 10⁻¹⁷.
    func exact(_ x: Double) -> Double { (x * 0x1p48).rounded() * 0x1p-48 }
    let angle = degrees * Double.pi / 180
    let (sine, cosine) = (exact(Glibc.sin(angle)), exact(Glibc.cos(angle)))
    let (y, x) = (Double(height - 1) / 2, Double(width - 1) / 2)
    // A pixel seen at an angle θ came from the angle θ − degrees; rows grow downward.
    return ImageWarp(
      cosine, sine, y - cosine * y - sine * x, -sine, cosine, x + sine * y - cosine * x)
  }

  /// The inside of a box, stretched to `height` × `width` pixels. The centres of the outermost
  /// pixels come from half a new pixel inside the box's edges.
  public static func crop(_ box: Box, height: Int, width: Int) -> ImageWarp {
    let (rowStep, columnStep) = (box.height / Double(height), box.width / Double(width))
    return ImageWarp(
      rowStep, 0, box.y + rowStep / 2 - 0.5, 0, columnStep, box.x + columnStep / 2 - 0.5)
  }
}

/// What is seen where a warp asks for a pixel outside the image.
public enum ImageBorder: Sendable, Hashable {
  /// Zero.
  case zero
  /// The nearest pixel of the image.
  case nearest
}

/// Each image seen through its warp: [images, channels, h, w] → [images, channels, height, width].
///
/// Between pixels the value is interpolated in both directions (bilinear), so that a warp to whole
/// pixels copies them exactly. Not recorded: for inputs, not for what a network computes.
///
/// - Parameter warps: One for each image.
/// - Parameter size: Height and width of the result; by default those of the images.
public func warped(
  _ images: Tensor, _ warps: [ImageWarp], size: (height: Int, width: Int)? = nil,
  border: ImageBorder = .zero
) -> Tensor {
  precondition(
    images.rank == 4 && images.shape[0] == warps.count,
    "warped needs images [images, channels, height, width] and a warp for each; got "
      + "\(images.shape) and \(warps.count) warps.")
  let size = size ?? (images.shape[2], images.shape[3])
  let y = Tensor(
    uninitialized: [images.shape[0], images.shape[1], size.height, size.width], images.precision)
  switch images.precision {
  case .float32: warp(Float.self, images, warps, border, into: y)
  case .float64: warp(Double.self, images, warps, border, into: y)
  }
  return y
}

private func warp<S: Scalar>(
  _: S.Type, _ images: Tensor, _ warps: [ImageWarp], _ border: ImageBorder, into result: Tensor
) {
  let (height, width) = (images.shape[2], images.shape[3])
  let (newHeight, newWidth) = (result.shape[2], result.shape[3])
  let channels = images.shape[1]
  let (source, target) = (images.pointer(S.self), result.pointer(S.self))
  guard height > 0 && width > 0 else { return result.elements(S.self).update(repeating: 0) }
  for (image, warp) in warps.enumerated() {
    let ((a, b, c), (d, e, f)) = (warp.row, warp.column)
    let plane = source + image * channels * height * width
    var place = image * channels * newHeight * newWidth
    for channel in 0..<channels {
      let pixels = plane + channel * height * width
      func pixel(_ row: Int, _ column: Int) -> S {
        if (0..<height).contains(row) && (0..<width).contains(column) {
          return pixels[row * width + column]
        }
        if border == .zero { return 0 }
        return pixels[min(max(row, 0), height - 1) * width + min(max(column, 0), width - 1)]
      }
      for row in 0..<newHeight {
        for column in 0..<newWidth {
          // Far outside, one place is as good as another.
          let y = bounded(a * Double(row) + b * Double(column) + c, height)
          let x = bounded(d * Double(row) + e * Double(column) + f, width)
          let (top, left) = (y.rounded(.down), x.rounded(.down))
          let (v, u) = (S(y - top), S(x - left))
          let (i, j) = (Int(top), Int(left))
          var value = (1 - v) * (1 - u) * pixel(i, j)
          if u != 0 { value += (1 - v) * u * pixel(i, j + 1) }
          if v != 0 { value += v * (1 - u) * pixel(i + 1, j) }
          if u != 0 && v != 0 { value += v * u * pixel(i + 1, j + 1) }
          target[place] = value
          place += 1
        }
      }
    }
  }
}

private func bounded(_ x: Double, _ length: Int) -> Double {
  min(max(x, -2), Double(length) + 1)
}
