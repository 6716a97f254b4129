/// The directions in which the colours of some images vary, and how much.
///
/// Moving all pixels of an image along them imitates another light. A. Krizhevsky, I. Sutskever and
/// G. Hinton, ImageNet Classification with Deep Convolutional Neural Networks, 2012.
public struct PrincipalColours: Sendable, Hashable {
  /// Unit vectors, one number a channel, the direction of most variance first.
  public let axes: [[Double]]
  /// The variance along each.
  public let variances: [Double]

  /// The axes of the colours of all pixels: images [images, channels, height, width].
  public init(of images: Tensor) {
    precondition(
      images.rank == 4, "Colours are those of images [images, channels, …]; got \(images.shape).")
    let channels = images.shape[1]
    let covariance = withoutGradient {
      let pixels = images.transposed([1, 0, 2, 3]).reshaped([channels, images.count / channels])
      let centred = pixels - pixels.mean(axis: 1, keepDimensions: true)
      return matmul(centred, centred.transposed()) / Double(pixels.shape[1])
    }
    do {
      let (values, vectors) = try symmetricEigen(covariance)  // ascending; a column is a vector
      variances = values.values.reversed()
      axes = (0..<channels).reversed().map { column in
        (0..<channels).map { vectors[$0, column].item }
      }
    } catch {
      preconditionFailure("Colours need images of finite numbers: \(error)")
    }
  }

  /// Σ axisᵢ · nᵢ √varianceᵢ with normal n, drawn for each image: [images, channels, 1, 1].
  func shifts(
    _ count: Int, _ channels: Int, _ deviation: Double, _ precision: Precision,
    _ generator: inout SeededGenerator
  ) -> Tensor {
    precondition(
      axes.count == channels,
      "Colours of \(axes.count) channels cannot change images of \(channels).")
    var values: [Double] = []
    for _ in 0..<count {
      let sizes = variances.map {
        generator.normal(standardDeviation: deviation) * max($0, 0).squareRoot()
      }
      for channel in 0..<channels {
        values.append(zip(axes, sizes).reduce(0) { $0 + $1.0[channel] * $1.1 })
      }
    }
    return Tensor(values, shape: [count, channels, 1, 1], precision: precision)
  }
}
