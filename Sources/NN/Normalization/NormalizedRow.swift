/// What the backward pass of a row's normalization reads and writes, by pointers to row 0.
struct NormalizedRow<S: Scalar> {
  let x: UnsafePointer<S>
  let upstream: UnsafePointer<S>
  /// γ, [length].
  let scale: UnsafeMutablePointer<S>?
  /// μ and r, a number for each row.
  let mean: UnsafePointer<S>
  let inverse: UnsafePointer<S>
  /// ∂L/∂x.
  let target: UnsafeMutablePointer<S>
  let length: Int
  let centres: Bool

  /// Writes ∂L/∂x of one row, and adds its part of ∂L/∂γ and ∂L/∂β to `sums`, [2, length].
  @inline(__always)
  func differentiate(_ row: Int, adding sums: UnsafeMutablePointer<S>?) {
    let (x, g) = (x + row * length, upstream + row * length)
    let target = target + row * length
    let (mean, inverse) = (mean[row], inverse[row])
    let found: (sum: S, product: S)
    if let scale, let sums {
      found = scaledSums(x, g, scale, mean, inverse, adding: sums)
    } else {
      found = sumAndProduct(of: g, against: x, Runs(length: length), from: mean)
    }

    // r (h − mean(h) − (x − μ) r² mean(h (x − μ))), gathered by powers of x.
    let slope = -inverse * inverse * inverse * found.product / S(length)
    let offset = centres ? -inverse * found.sum / S(length) : 0
    if let scale {
      for i in 0..<length {
        let even = offset.addingProduct(x[i] - mean, slope)
        target[i] = even.addingProduct(g[i] * scale[i], inverse)
      }
    } else {
      for i in 0..<length {
        target[i] = offset.addingProduct(x[i] - mean, slope).addingProduct(g[i], inverse)
      }
    }
  }

  /// Σh and Σ h (x − μ) with h = γ g, while g (x − μ) r and g are added to `sums`.
  @inline(__always)
  private func scaledSums(
    _ x: UnsafePointer<S>, _ g: UnsafePointer<S>, _ scale: UnsafeMutablePointer<S>, _ mean: S,
    _ inverse: S, adding sums: UnsafeMutablePointer<S>
  ) -> (sum: S, product: S) {
    let (scaleSums, shiftSums) = (sums, sums + length)
    let centre = SIMD16<S>(repeating: mean)
    let factor = SIMD16<S>(repeating: inverse)
    var (lanes, products) = (SIMD16<S>(), SIMD16<S>())
    let whole = length & ~15
    for i in stride(from: 0, to: whole, by: 16) {
      let slope = vector(g + i)
      let deviation = vector(x + i) - centre
      let h = slope * vector(scale + i)
      lanes += h
      products.addProduct(h, deviation)
      store(vector(shiftSums + i) + slope, at: shiftSums + i)
      store(vector(scaleSums + i).addingProduct(slope, deviation * factor), at: scaleSums + i)
    }
    var (sum, product) = (folded(lanes), folded(products))
    for i in whole..<length {
      let h = g[i] * scale[i]
      let deviation = x[i] - mean
      sum += h
      product += h * deviation
      shiftSums[i] += g[i]
      scaleSums[i] += g[i] * deviation * inverse
    }
    return (sum, product)
  }
}
