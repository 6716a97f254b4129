/// Named arrays in the safetensors format, in which trained models are exchanged.
///
/// ```swift
/// var file = SafetensorsFile()
/// file.arrays = [("weight", .tensor(weight)), ("steps", .integers([400], shape: []))]
/// try file.write(to: "model.safetensors")
/// let again = try SafetensorsFile(reading: "model.safetensors")
/// ```
/// A file is the length of its header in eight bytes, the header as JSON (name, type, shape and the
/// first and last byte of each array), and the arrays' bytes without gaps. Read are F32, F64, I64,
/// I32, U8 and BOOL; written F32, F64 and I64. Nothing in such a file is ever executed.
/// huggingface.co/docs/safetensors describes the format.
public struct SafetensorsFile {
  /// The arrays, in the header's order.
  public var arrays: [(name: String, array: StoredArray)] = []
  /// Texts about the file.
  public var metadata: [(key: String, text: String)] = []

  /// A file without arrays.
  public init() {}

  /// Reads a file; one that is damaged in any way gives an error and no arrays.
  public init(reading path: String) throws(DataFileError) {
    try self.init(WholeFile.read(path), path: path)
  }

  package init(_ bytes: [UInt8], path: String) throws(DataFileError) {
    let header = try SafetensorsHeader(bytes, path: path)
    metadata = header.metadata
    bytes.withUnsafeBytes { all in
      let data = UnsafeRawBufferPointer(rebasing: all[header.end...])
      arrays = header.entries.map { entry in
        let part = UnsafeRawBufferPointer(rebasing: data[entry.range])
        return (entry.name, entry.element.array(part, shape: entry.shape))
      }
    }
  }

  /// Writes the file; one of that name is replaced when the new one is complete.
  public func write(to path: String) throws(DataFileError) {
    try WholeFile.write(bytes, to: path)
  }
}

extension SafetensorsFile {
  /// The array with a name; nil if there is none.
  public subscript(name: String) -> StoredArray? {
    arrays.first { $0.name == name }?.array
  }

  /// The file's content.
  package var bytes: [UInt8] {
    precondition(
      Set(arrays.map(\.name)).count == arrays.count
        && !arrays.contains { $0.name == SafetensorsHeader.metadataKey },
      "A safetensors file has one array a name, and none is called __metadata__; got "
        + "\(arrays.map(\.name)).")
    // Eight-byte numbers go first, so that all lie at multiples of their size.
    let order = arrays.indices.sorted {
      (-arrays[$0].array.element.size, $0) < (-arrays[$1].array.element.size, $1)
    }
    var ranges = [Range<Int>](repeating: 0..<0, count: arrays.count)
    var end = 0
    for index in order {
      let array = arrays[index].array
      ranges[index] = end..<(end + array.shape.reduce(array.element.size, *))
      end = ranges[index].upperBound
    }
    var result = SafetensorsHeader.bytes(arrays, ranges, metadata)
    result.reserveCapacity(result.count + end)
    for index in order { arrays[index].array.withBytes { result += $0 } }
    return result
  }
}
