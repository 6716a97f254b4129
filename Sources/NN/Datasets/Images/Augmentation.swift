/// A random change of images that leaves their class as it is.
///
/// ```swift
/// let changes: [Augmentation] = [.shift(1), .noise(0.05)]
/// let inputs = changes.reduce(batch.inputs) { images, change in change(images, using: &generator) }
/// ```
/// Images [images, channels, height, width]; each image is changed for itself. Which changes leave
/// the class as it is depends on the images: a flipped 2 is no 2. A. Krizhevsky, I. Sutskever and
/// G. Hinton, ImageNet Classification with Deep Convolutional Neural Networks, 2012.
public enum Augmentation: Sendable, Hashable {
  /// Left and right change places in half of the images.
  case flip
  /// A whole number of quarter turns, of square images.
  case quarterTurn
  /// A turn by up to this many degrees in either direction.
  case rotation(degrees: Double)
  /// Up to this many whole pixels in each direction; zeros come in.
  case shift(Int)
  /// A window of this size at a random place.
  case crop(height: Int, width: Int)
  /// All pixels times a factor from 1 − c to 1 + c about the image's mean.
  case contrast(Double)
  /// Up to ± this, added to all pixels of an image.
  case brightness(Double)
  /// Up to ± this, added to all pixels of a channel.
  case colour(Double)
  /// Colours moved along their principal axes, normally with this deviation times the square root of
  /// the variance along each.
  case principalColours(PrincipalColours, standardDeviation: Double)
  /// Normal noise of this deviation in every pixel.
  case noise(Double)
  /// A square of zeros of this side at a random place, its centre in the image. T. DeVries and
  /// G. Taylor, Improved Regularization of Convolutional Neural Networks with Cutout, 2017.
  case cutOut(Int)
}

extension Augmentation {
  /// Changed copies of the images.
  public func callAsFunction(
    _ images: Tensor, using generator: inout SeededGenerator
  ) -> Tensor {
    precondition(
      images.rank == 4,
      "An augmentation needs images [images, channels, height, width]; got \(images.shape).")
    return withoutGradient { changed(images, &generator) }
  }

  private func changed(_ images: Tensor, _ generator: inout SeededGenerator) -> Tensor {
    let (count, channels) = (images.shape[0], images.shape[1])
    let (height, width) = (images.shape[2], images.shape[3])
    func warped(_ warp: () -> ImageWarp) -> Tensor {
      NN.warped(images, (0..<count).map { _ in warp() })
    }
    /// Numbers that broadcast over the pixels of an image or of a channel.
    func drawn(_ channels: Int, _ low: Double, _ high: Double) -> Tensor {
      .uniform(
        [count, channels, 1, 1], from: low, to: high, precision: images.precision,
        using: &generator)
    }
    switch self {
    case .flip:
      return warped { generator.integer(below: 2) == 1 ? .flip(width: width) : .identity }
    case .quarterTurn:
      precondition(height == width, "Quarter turns need square images; got \(images.shape).")
      return warped {
        .rotation(
          degrees: Double(90 * generator.integer(below: 4)), height: height, width: width)
      }
    case .rotation(let degrees):
      return warped {
        .rotation(
          degrees: generator.uniform(from: -degrees, to: degrees), height: height, width: width)
      }
    case .shift(let pixels):
      func step() -> Double { Double(generator.integer(below: 2 * pixels + 1) - pixels) }
      return warped { .shift(rows: step(), columns: step()) }
    case .crop(let newHeight, let newWidth):
      precondition(
        newHeight <= height && newWidth <= width,
        "No window of \(newHeight) × \(newWidth) lies in images \(images.shape).")
      let warps = (0..<count).map { _ in
        ImageWarp.shift(
          rows: -Double(generator.integer(below: height - newHeight + 1)),
          columns: -Double(generator.integer(below: width - newWidth + 1)))
      }
      return NN.warped(images, warps, size: (newHeight, newWidth))
    case .contrast(let range):
      let mean = images.mean(axes: [1, 2, 3], keepDimensions: true)
      return (images - mean) * drawn(1, 1 - range, 1 + range) + mean
    case .brightness(let range):
      return images + drawn(1, -range, range)
    case .colour(let range):
      return images + drawn(channels, -range, range)
    case .principalColours(let colours, let deviation):
      return images + colours.shifts(count, channels, deviation, images.precision, &generator)
    case .noise(let deviation):
      return images
        + .normal(
          images.shape, standardDeviation: deviation, precision: images.precision,
          using: &generator)
    case .cutOut(let side):
      return images * holes(side, images, &generator)
    }
  }

  /// 0 in a square of each image, 1 elsewhere: [images, 1, height, width].
  private func holes(
    _ side: Int, _ images: Tensor, _ generator: inout SeededGenerator
  ) -> Tensor {
    let (count, height, width) = (images.shape[0], images.shape[2], images.shape[3])
    var mask = [Double](repeating: 1, count: count * height * width)
    for image in 0..<count {
      let top = generator.integer(below: height) - side / 2
      let left = generator.integer(below: width) - side / 2
      for row in max(top, 0)..<max(min(top + side, height), 0) {
        for column in max(left, 0)..<max(min(left + side, width), 0) {
          mask[(image * height + row) * width + column] = 0
        }
      }
    }
    return Tensor(mask, shape: [count, 1, height, width], precision: images.precision)
  }
}
