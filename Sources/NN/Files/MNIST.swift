/// Images and labels in the format of the MNIST digits (IDX), plain or packed by gzip.
///
/// ```swift
/// let training = try MNIST.load(
///   images: "train-images-idx3-ubyte.gz", labels: "train-labels-idx1-ubyte.gz")
/// ```
/// A file of images is the number 2051, the numbers of images, rows and columns, and a byte a pixel
/// from 0 (white) to 255 (black); one of labels is 2049, the number of labels, and a byte each. The
/// numbers have four bytes, the highest first. Fashion-MNIST has the same format. Y. LeCun,
/// C. Cortes and C. Burges, The MNIST Database of Handwritten Digits, 1998.
public enum MNIST {
  /// Images with their labels: inputs [images, 1, rows, columns] from 0 to 1.
  public static func load(
    images: String, labels: String
  ) throws(DataFileError) -> Dataset {
    let inputs = try self.images(images)
    let classes = try self.labels(labels)
    guard inputs.shape[0] == classes.count else {
      throw DataFileError(
        labels, expected: "a label for each of \(inputs.shape[0]) images",
        found: "\(classes.count)")
    }
    return Dataset(inputs: inputs, labels: classes)
  }

  /// The images [images, 1, rows, columns]: the grey level divided by 255.
  public static func images(_ path: String) throws(DataFileError) -> Tensor {
    try images(WholeFile.read(path), path: path)
  }

  /// The labels, bytes from 0 to 255.
  public static func labels(_ path: String) throws(DataFileError) -> [Int] {
    try labels(WholeFile.read(path), path: path)
  }

  package static func images(_ bytes: [UInt8], path: String) throws(DataFileError) -> Tensor {
    let (lengths, pixels) = try contents(bytes, magic: 2051, axes: 3, path: path)
    let shape = [lengths[0], 1, lengths[1], lengths[2]]
    return Tensor(bytes: pixels, dividedBy: 255, shape: shape)
  }

  package static func labels(_ bytes: [UInt8], path: String) throws(DataFileError) -> [Int] {
    try contents(bytes, magic: 2049, axes: 1, path: path).bytes.map(Int.init)
  }

  /// The length of each axis, and the bytes after the header.
  private static func contents(
    _ bytes: [UInt8], magic: Int, axes: Int, path: String
  ) throws(DataFileError) -> (lengths: [Int], bytes: ArraySlice<UInt8>) {
    let isPacked = Gzip.isPacked(bytes)
    let headerSize = 4 + 4 * axes
    let header = isPacked ? try Gzip.unpacked(bytes, limit: headerSize, path: path) : bytes
    guard header.count >= headerSize else {
      throw DataFileError(
        path, expected: "a header of \(headerSize) bytes", found: "\(header.count) bytes")
    }
    let numbers = (0...axes).map { header.bigEndianNumber(at: 4 * $0) }
    guard numbers[0] == magic else {
      throw DataFileError(path, expected: "\(magic) as the magic number", found: "\(numbers[0])")
    }
    let lengths = Array(numbers[1...])
    guard let count = lengths.productWithinLimit, count <= 1 << 34 else {
      throw DataFileError(path, expected: "at most 16 GiB of pixels", found: "lengths \(lengths)")
    }
    // One more than is needed, so that a file that is too long is seen.
    let size = headerSize + count
    let all = isPacked ? try Gzip.unpacked(bytes, limit: size + 1, path: path) : bytes
    guard all.count == size else {
      let found = all.count > size && isPacked ? "more" : "\(all.count)"
      throw DataFileError(path, expected: "\(size) bytes for lengths \(lengths)", found: found)
    }
    return (lengths, all[headerSize...])
  }
}

extension [UInt8] {
  /// Four bytes as a number, the highest first.
  fileprivate func bigEndianNumber(at start: Int) -> Int {
    self[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}

extension [Int] {
  /// The product of lengths that are not negative; nil if it does not fit.
  var productWithinLimit: Int? {
    if contains(0) { return 0 }
    var product = 1
    for length in self {
      let (value, overflows) = product.multipliedReportingOverflow(by: length)
      if overflows { return nil }
      product = value
    }
    return product
  }
}

extension Tensor {
  /// Bytes as numbers, each divided by `divisor`.
  convenience init(bytes: ArraySlice<UInt8>, dividedBy divisor: Float, shape: [Int]) {
    precondition(
      bytes.count == shape.reduce(1, *),
      "A tensor of shape \(shape) is not made of \(bytes.count) bytes.")
    self.init(uninitialized: shape, .float32)
    let target = pointer(Float.self)
    bytes.withUnsafeBufferPointer { source in
      for index in 0..<source.count { target[index] = Float(source[index]) / divisor }
    }
  }
}
