/// A window into an image that can be moved, spread and focused by gradient: an N × N grid of
/// Gaussian filters.
///
/// Filter i has its centre at μᵢ = g + (i − N/2 + ½) δ, in pixels from 0 to side − 1, and the width
/// σ: F[i, a] = exp(−(a − μᵢ)² / 2σ²) / Z, each row summing to 1. A patch is read as γ F_Y x F_Xᵀ
/// and written as F_Yᵀ w F_X / γ. K. Gregor and others, DRAW: A Recurrent Neural Network For Image
/// Generation, 2015 (who count i and a from 1).
public struct GaussianFilterBank {
  /// F_Y: [batch, N, height].
  public let vertical: Tensor
  /// F_X: [batch, N, width].
  public let horizontal: Tensor
  /// γ: [batch, 1, 1].
  public let intensity: Tensor

  /// - Parameters:
  ///   - center: (x, y) of the grid's middle in pixels, [batch, 2].
  ///   - spacing: δ, the distance between neighbouring filters, [batch, 1].
  ///   - variance: σ², [batch, 1].
  ///   - intensity: γ, [batch, 1].
  public init(
    center: Tensor, spacing: Tensor, variance: Tensor, intensity: Tensor, filters: Int,
    height: Int, width: Int
  ) {
    let batch = center.shape.first ?? 0
    precondition(
      center.shape == [batch, 2]
        && [spacing, variance, intensity].allSatisfy { $0.shape == [batch, 1] },
      "A filter bank needs a centre [batch, 2] and spacing, variance and intensity [batch, 1]; got "
        + "\(center.shape), \(spacing.shape), \(variance.shape) and \(intensity.shape).")
    let precision = center.precision
    let steps = Tensor(
      (0..<filters).map { Double($0) - Double(filters - 1) / 2 }, precision: precision)
    func filter(_ middle: Tensor, _ length: Int) -> Tensor {
      let centers = (middle + spacing * steps).expanded(at: -1)  // [batch, N, 1]
      let pixels = Tensor.range(0, Double(length), precision: precision)
      let exponents = -square(pixels - centers) / (2 * variance.expanded(at: -1))
      // e^x / Σ e^x is the softmax, which has no 0/0 where the whole filter lies outside.
      return softmax(exponents)  // [batch, N, length]
    }
    horizontal = filter(center.slice(axis: 1, from: 0, to: 1), width)
    vertical = filter(center.slice(axis: 1, from: 1, to: 2), height)
    self.intensity = intensity.expanded(at: -1)
  }

  /// From a network's five numbers [batch, 5] as DRAW has them: g̃_X, g̃_Y (−1 to 1 is the image),
  /// log σ², log δ̃ (1 spreads the grid over the longer side), log γ.
  public init(parameters z: Tensor, filters: Int, height: Int, width: Int) {
    precondition(
      z.rank == 2 && z.shape[1] == 5,
      "A filter bank is made from five numbers [batch, 5]; got \(z.shape).")
    precondition(filters > 1, "A filter bank of an image needs 2 filters or more; got \(filters).")
    func column(_ index: Int) -> Tensor { z.slice(axis: 1, from: index, to: index + 1) }
    let x = (column(0) + 1) * (Double(width + 1) / 2) - 0.5
    let y = (column(1) + 1) * (Double(height + 1) / 2) - 0.5
    let spread = Double(max(height, width) - 1) / Double(filters - 1)
    self.init(
      center: concat([x, y], axis: 1), spacing: exp(column(3)) * spread,
      variance: exp(column(2)), intensity: exp(column(4)), filters: filters, height: height,
      width: width)
  }
}

extension GaussianFilterBank {
  /// γ F_Y x F_Xᵀ: images [batch, height, width] → patches [batch, N, N].
  public func read(_ image: Tensor) -> Tensor {
    intensity * matmul(matmul(vertical, image), horizontal.transposed())
  }

  /// F_Yᵀ w F_X / γ: patches [batch, N, N] → images [batch, height, width].
  public func write(_ patch: Tensor) -> Tensor {
    matmul(matmul(vertical.transposed(), patch), horizontal) / intensity
  }
}
