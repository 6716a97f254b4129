/// An array of numbers with a shape, which can remember how it was computed.
///
/// ```swift
/// let x = Tensor([[1, 2], [3, 4]], requiresGradient: true)
/// let y = (x * x).sum()      // 30
/// y.backward()
/// x.gradient                 // [[2, 4], [6, 8]]
/// ```
/// Numbers lie in row-major order: the last axis varies fastest. A shape `[]` is a single number.
/// Operations make new tensors; only `assign` and optimizers change one that exists, and never
/// the values of another.
///
/// Numbers always lie without gaps, so a view that keeps their order shares them and copies
/// nothing: `reshaped`, `flattened`, `expanded`, `squeezed`, an index x[2], whole rows
/// (`rows(from:to:)`, `x[1..<4]`) and `detached()`. A transposition, a slice of another axis than
/// the first or with a step, and `broadcastTo` copy; but `matmul`'s derivative reads its operands
/// the other way round in place, and no element-wise operation makes copies to broadcast.
public final class Tensor {
  /// The length of each axis.
  public let shape: [Int]
  /// The number of numbers: the product of the shape.
  public let count: Int
  /// float32 unless asked otherwise.
  public internal(set) var precision: Precision
  /// A word for drawings and reports, as `weight`.
  public var name: String?
  /// How this tensor was computed; nil for one that was made, not computed, and for one whose
  /// computation was not recorded.
  public internal(set) var operation: RecordedOperation?
  /// ∂L/∂self, after `backward()` was called on L; several calls add up.
  ///
  /// A tensor that was computed has one only if `retainGradient()` was called on it first.
  public var gradient: Tensor? {
    willSet {
      precondition(
        newValue == nil || newValue!.shape == shape && newValue!.precision == precision,
        "The gradient of a \(precision) tensor of shape \(shape) cannot be \(newValue!.precision) "
          + "of shape \(newValue!.shape).")
    }
  }

  /// For the gradient of a table of which few rows were used: those rows, in the order they came,
  /// some perhaps twice. All others are zero. Nil if nothing is known.
  var nonzeroRows: [Int]?
  /// Such a gradient that is no longer wanted, set to zero to be used again.
  var idleGradient: Tensor?

  var storage: Storage
  /// Where this tensor begins in its storage, in numbers.
  var offset: Int
  /// The gradient that has arrived so far in the running backward pass.
  var arriving: Tensor?
  var isTracked: Bool
  var keepsGradient = false
  /// Set while a backward pass runs whose result is the gradient that arrives here.
  var isTarget = false
  /// Set while a backward pass that does not concern this tensor runs.
  var isSpared = false

  /// A tensor over numbers that lie in `storage` already.
  init(_ storage: Storage, offset: Int = 0, shape: [Int], precision: Precision) {
    self.storage = storage
    self.offset = offset
    self.shape = shape
    self.precision = precision
    count = shape.reduce(1, *)
    isTracked = false
  }

  /// A tensor whose numbers somebody will write at once.
  convenience init(uninitialized shape: [Int], _ precision: Precision) {
    let storage = Storage(byteCount: shape.reduce(1, *) * precision.size)
    self.init(storage, shape: shape, precision: precision)
  }

  /// The given numbers, in row-major order.
  public convenience init(
    _ values: [Double], shape: [Int], precision: Precision = .float32,
    requiresGradient: Bool = false
  ) {
    precondition(
      shape.allSatisfy { $0 >= 0 } && shape.reduce(1, *) == values.count,
      "A tensor of shape \(shape) holds \(shape.reduce(1, *)) numbers; got \(values.count).")
    self.init(uninitialized: shape, precision)
    isTracked = requiresGradient
    write(values)
  }

  /// A single number: shape [].
  public convenience init(
    _ value: Double, precision: Precision = .float32, requiresGradient: Bool = false
  ) {
    self.init([value], shape: [], precision: precision, requiresGradient: requiresGradient)
  }

  /// A vector: shape [n].
  public convenience init(
    _ values: [Double], precision: Precision = .float32, requiresGradient: Bool = false
  ) {
    self.init(
      values, shape: [values.count], precision: precision, requiresGradient: requiresGradient)
  }

  /// A matrix, row by row: shape [rows, columns].
  public convenience init(
    _ rows: [[Double]], precision: Precision = .float32, requiresGradient: Bool = false
  ) {
    let columns = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() {
      precondition(
        row.count == columns,
        "The rows of a matrix have one length; row 0 has \(columns), row \(index) \(row.count).")
    }
    self.init(
      rows.flatMap { $0 }, shape: [rows.count, columns], precision: precision,
      requiresGradient: requiresGradient)
  }

  deinit {
    // A long chain of recorded operations is taken apart in a loop: releasing it link by link
    // would need a stack as deep as the chain is long.
    if let operation, operation.depth > RecordedOperation.recursionLimit {
      self.operation = nil
      operation.dismantle()
    }
  }
}

extension Tensor {
  /// The number of axes.
  public var rank: Int { shape.count }

  /// All numbers in row-major order.
  public var values: [Double] {
    switch precision {
    case .float32: elements(Float.self).map(Double.init)
    case .float64: Array(elements(Double.self))
    }
  }

  /// The number in a tensor that has only one.
  public var item: Double {
    precondition(
      count == 1, "item is the number of a tensor that has one; this has shape \(shape).")
    switch precision {
    case .float32: return Double(elements(Float.self)[0])
    case .float64: return elements(Double.self)[0]
    }
  }

  /// Replaces this tensor's numbers by those of `value`, which has the same shape.
  ///
  /// Not recorded: this is how a parameter takes a step. Views and detached copies made before
  /// keep the old numbers.
  public func assign(_ value: Tensor) {
    precondition(
      value.shape == shape,
      "assign keeps the shape; this tensor has \(shape), the new value \(value.shape).")
    precondition(
      operation == nil, "Only a tensor that was made, not computed, can be assigned to.")
    nonzeroRows = nil
    let source = value.precision == precision ? value : value.casted(to: precision)
    storage = source.storage
    offset = source.offset
  }

  /// This tensor's numbers, shared, outside the recorded graph.
  public func detached() -> Tensor {
    Tensor(storage, offset: offset, shape: shape, precision: precision)
  }

  /// The numbers as they lie in memory. Valid while the tensor lives and is not assigned to.
  @inline(__always)
  func elements<S: Scalar>(_: S.Type) -> UnsafeMutableBufferPointer<S> {
    UnsafeMutableBufferPointer(start: pointer(S.self), count: count)
  }

  @inline(__always)
  func pointer<S: Scalar>(_: S.Type) -> UnsafeMutablePointer<S> {
    storage.address.assumingMemoryBound(to: S.self) + offset
  }

  /// Makes sure that nobody else sees what is written into this tensor next.
  func makeUnshared() {
    if isKnownUniquelyReferenced(&storage) { return }
    let copy = copied()
    storage = copy.storage
    offset = 0
  }

  /// The same numbers in a storage of their own.
  func copied() -> Tensor {
    let copy = Tensor(uninitialized: shape, precision)
    copy.storage.address.copyMemory(
      from: storage.address + offset * precision.size, byteCount: count * precision.size)
    return copy
  }

  private func write(_ values: [Double]) {
    switch precision {
    case .float32:
      let target = pointer(Float.self)
      for (index, value) in values.enumerated() { target[index] = Float(value) }
    case .float64:
      let target = pointer(Double.self)
      for (index, value) in values.enumerated() { target[index] = value }
    }
  }
}
