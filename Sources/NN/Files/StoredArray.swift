/// An array as a file holds it: a tensor's numbers, or whole numbers, which may be too large for
/// one.
public enum StoredArray {
  /// Floating point numbers of 4 or 8 bytes.
  case tensor(Tensor)
  /// Whole numbers of up to 8 bytes, row-major in `shape`; truth values are 0 and 1.
  case integers([Int64], shape: [Int])

  /// The length of each axis.
  public var shape: [Int] {
    switch self {
    case .tensor(let tensor): tensor.shape
    case .integers(_, let shape): shape
    }
  }

  /// The numbers as a tensor: whole ones in `float64`, exact up to 2⁵³.
  public var tensor: Tensor {
    switch self {
    case .tensor(let tensor): tensor
    case .integers(let values, let shape):
      Tensor(values.map(Double.init), shape: shape, precision: .float64)
    }
  }
}

/// How one number lies in a file, its lowest byte first.
enum StoredElement {
  case float32, float64, int32, int64, byte

  var size: Int {
    switch self {
    case .float32, .int32: 4
    case .float64, .int64: 8
    case .byte: 1
    }
  }

  /// The array in `bytes`, which are as many as the shape needs.
  func array(_ bytes: UnsafeRawBufferPointer, shape: [Int]) -> StoredArray {
    precondition(
      bytes.count == shape.reduce(size, *),
      "An array of shape \(shape) has \(shape.reduce(size, *)) bytes; got \(bytes.count).")
    switch self {
    case .float32, .float64:
      let tensor = Tensor(uninitialized: shape, self == .float32 ? .float32 : .float64)
      tensor.bytes.copyMemory(from: bytes)
      return .tensor(tensor)
    case .byte:
      return .integers(bytes.map(Int64.init), shape: shape)
    case .int32:
      let values = stride(from: 0, to: bytes.count, by: 4).map {
        Int64(Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: Int32.self)))
      }
      return .integers(values, shape: shape)
    case .int64:
      let values = stride(from: 0, to: bytes.count, by: 8).map {
        Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: Int64.self))
      }
      return .integers(values, shape: shape)
    }
  }
}

extension StoredArray {
  /// How this array is written.
  var element: StoredElement {
    switch self {
    case .tensor(let tensor): tensor.precision == .float32 ? .float32 : .float64
    case .integers: .int64
    }
  }

  /// Calls `body` with the bytes as they stand in a file. Memory has the files' order on every
  /// machine that this library is built for: the lowest byte first.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    switch self {
    case .tensor(let tensor): body(UnsafeRawBufferPointer(tensor.bytes))
    case .integers(let values, _): values.withUnsafeBytes(body)
    }
  }
}

extension Tensor {
  /// The numbers as they lie in memory. Valid while the tensor lives and is not assigned to.
  var bytes: UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(
      start: storage.address + offset * precision.size, count: count * precision.size)
  }
}
