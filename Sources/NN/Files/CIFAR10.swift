/// Colour images of 32 × 32 pixels in ten classes, in the binary version of the CIFAR-10 files.
///
/// ```swift
/// let training = try CIFAR10.load((1...5).map { "cifar-10-batches-bin/data_batch_\($0).bin" })
/// ```
/// Each record has 3,073 bytes: the label, then the red, green and blue planes, row by row.
/// A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009.
public enum CIFAR10 {
  /// The classes by label.
  public static let classes = [
    "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
  ]

  private static let recordSize = 1 + 3 * 32 * 32

  /// The records of all files in order: inputs [images, 3, 32, 32] from 0 to 1.
  public static func load(_ paths: [String]) throws(DataFileError) -> Dataset {
    var inputs: [Tensor] = []
    var labels: [Int] = []
    for path in paths {
      let part = try dataset(WholeFile.read(path), path: path)
      inputs.append(part.inputs)
      labels += part.labels
    }
    if inputs.isEmpty { return Dataset(inputs: .zeros([0, 3, 32, 32]), labels: []) }
    return Dataset(inputs: withoutGradient { concat(inputs) }, labels: labels)
  }

  package static func dataset(_ bytes: [UInt8], path: String) throws(DataFileError) -> Dataset {
    guard !bytes.isEmpty && bytes.count % recordSize == 0 else {
      throw DataFileError(
        path, expected: "records of \(recordSize) bytes", found: "\(bytes.count) bytes")
    }
    let count = bytes.count / recordSize
    let labels = (0..<count).map { Int(bytes[$0 * recordSize]) }
    if let wrong = labels.firstIndex(where: { $0 > 9 }) {
      throw DataFileError(
        path, expected: "labels from 0 to 9", found: "\(labels[wrong]) in record \(wrong)")
    }
    let planes = (0..<count).map { record in
      Tensor(
        bytes: bytes[(record * recordSize + 1)..<(record + 1) * recordSize], dividedBy: 255,
        shape: [1, 3, 32, 32])
    }
    return Dataset(inputs: withoutGradient { concat(planes) }, labels: labels)
  }
}
