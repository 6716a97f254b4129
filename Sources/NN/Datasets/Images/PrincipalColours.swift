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
      return (matmul(centred, centred.transposed()) / Double(pixels.shape[1])).values
    }
    let matrix = (0..<channels).map { row in
      Array(covariance[row * channels..<(row + 1) * channels])
    }
    (variances, axes) = Self.eigen(matrix)
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

  /// Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's rotations: each makes the
  /// element at (p, q) zero, and the sum of the squares beside the diagonal falls.
  private static func eigen(_ matrix: [[Double]]) -> (values: [Double], vectors: [[Double]]) {
    let n = matrix.count
    var a = matrix
    var v = (0..<n).map { i in (0..<n).map { $0 == i ? 1.0 : 0 } }  // rows are vectors
    for _ in 0..<50 {
      for p in 0..<n {
        for q in (p + 1)..<max(n, p + 1) where a[p][q] != 0 {
          let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
          let size = theta.magnitude + (theta * theta + 1).squareRoot()
          let tangent = (theta < 0 ? -1 : 1) / size
          let cosine = 1 / (tangent * tangent + 1).squareRoot()
          let sine = tangent * cosine
          for k in 0..<n {
            (a[k][p], a[k][q]) = (
              cosine * a[k][p] - sine * a[k][q], sine * a[k][p] + cosine * a[k][q]
            )
          }
          for k in 0..<n {
            (a[p][k], a[q][k]) = (
              cosine * a[p][k] - sine * a[q][k], sine * a[p][k] + cosine * a[q][k]
            )
            (v[p][k], v[q][k]) = (
              cosine * v[p][k] - sine * v[q][k], sine * v[p][k] + cosine * v[q][k]
            )
          }
        }
      }
    }
    let order = (0..<n).sorted { a[$0][$0] > a[$1][$1] }
    return (order.map { a[$0][$0] }, order.map { v[$0] })
  }
}
