/// The part of a cell's step that concerns each unit alone: from the sums to the gates, the memory
/// and h, and back.
///
/// Written on vectors of sixteen units. It is all that `FusedSequence` needs to know of a cell whose
/// sums are W·[h, x] + b.
protocol FusedStep {
  /// How many sums a unit has.
  var sums: Int { get }
  /// How many numbers a unit keeps for itself after a step, beside h. The first is carried on.
  var memories: Int { get }

  /// hₜ. Replaces the sums by what `backward` needs, the gates mostly.
  func forward<S: Scalar>(
    _ sums: Lanes<S>, hidden: SIMD16<S>, before: Lanes<S>, after: Lanes<S>
  ) -> SIMD16<S>

  /// From ∂L/∂hₜ, replaces what `forward` left by ∂L/∂sums, and `carried`, ∂L/∂memory after, by that
  /// before. Returns the part of ∂L/∂hₜ₋₁ that does not pass through the sums.
  func backward<S: Scalar>(
    _ gradient: SIMD16<S>, _ gates: Lanes<S>, hidden: SIMD16<S>, before: Lanes<S>,
    after: Lanes<S>, carried: Lanes<S>
  ) -> SIMD16<S>
}

/// Sixteen units' numbers of several kinds, each kind `stride` after the one before.
struct Lanes<S: Scalar> {
  let address: UnsafeMutablePointer<S>
  let stride: Int

  @inline(__always)
  init(_ address: UnsafeMutablePointer<S>, stride: Int) {
    self.address = address
    self.stride = stride
  }

  @inline(__always)
  subscript(kind: Int) -> SIMD16<S> {
    get { UnsafeRawPointer(address + kind * stride).loadUnaligned(as: SIMD16<S>.self) }
    nonmutating set {
      UnsafeMutableRawPointer(address + kind * stride).storeBytes(of: newValue, as: SIMD16<S>.self)
    }
  }
}
