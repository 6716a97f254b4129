/// Arrays in NumPy's `.npy` format.
///
/// ```swift
/// try NumPyFile.write(.tensor(weights), to: "weights.npy")
/// let same = try NumPyFile.read("weights.npy").tensor
/// ```
/// Read are versions 1 to 3 with elements `<f4`, `<f8`, `<i4`, `<i8`, `|u1` and `|b1` in C order (the
/// last axis varies fastest); written is version 1 with `<f4`, `<f8` or `<i8`. An array in
/// Fortran's order is refused: `numpy.ascontiguousarray` puts it into C's. The format: NumPy
/// Enhancement Proposal 1, R. Kern, 2007.
public enum NumPyFile {
  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  private static let elements: [(name: String, element: StoredElement)] = [
    ("<f4", .float32), ("<f8", .float64), ("<i4", .int32), ("<i8", .int64), ("|u1", .byte),
    ("|b1", .byte),
  ]

  /// The array in a file.
  public static func read(_ path: String) throws(DataFileError) -> StoredArray {
    try array(WholeFile.read(path), path: path)
  }

  /// Writes an array; a file of that name is replaced when the new one is complete.
  public static func write(_ array: StoredArray, to path: String) throws(DataFileError) {
    try WholeFile.write(bytes(of: array), to: path)
  }

  package static func array(_ bytes: [UInt8], path: String) throws(DataFileError) -> StoredArray {
    guard bytes.starts(with: magic) else {
      throw DataFileError(path, expected: "\u{93}NUMPY at the start", found: "other bytes")
    }
    guard bytes.count > 7, (1...3).contains(bytes[6]) else {
      let found = bytes.count > 7 ? "\(bytes[6])" : "none"
      throw DataFileError(path, expected: "version 1, 2 or 3", found: found)
    }
    // The header's length has two bytes in version 1, four later, the lowest first.
    let start = bytes[6] == 1 ? 10 : 12
    guard bytes.count >= start else {
      throw DataFileError(path, expected: "the header's length", found: "\(bytes.count) bytes")
    }
    let length = bytes[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard bytes.count - start >= length else {
      throw DataFileError(
        path, expected: "a header of \(length) bytes", found: "\(bytes.count - start)")
    }
    let header = try NumPyHeader(bytes[start..<start + length], path: path)
    guard let element = elements.first(where: { $0.name == header.element })?.element else {
      let known = elements.map(\.name).joined(separator: ", ")
      throw DataFileError(path, expected: "elements \(known)", found: header.element)
    }
    let found = bytes.count - start - length
    guard let size = (header.shape + [element.size]).productWithinLimit, size == found else {
      throw DataFileError(
        path, expected: "\(element.size) bytes for each number of shape \(header.shape)",
        found: "\(found) in all")
    }
    return bytes[(start + length)...].withUnsafeBytes { element.array($0, shape: header.shape) }
  }

  package static func bytes(of array: StoredArray) -> [UInt8] {
    let element = elements.first { $0.element == array.element }!.name
    let lengths = array.shape.map(String.init)
    let shape = lengths.count == 1 ? "\(lengths[0])," : lengths.joined(separator: ", ")
    var header = "{'descr': '\(element)', 'fortran_order': False, 'shape': (\(shape)), }"
    // Spaces and a line end make the numbers begin at a multiple of 64.
    header += String(repeating: " ", count: 63 - (10 + header.utf8.count) % 64) + "\n"
    let length = header.utf8.count
    precondition(length < 1 << 16, "A shape of \(lengths.count) axes is too long for a NumPy file.")
    return magic + [1, 0, UInt8(length & 255), UInt8(length >> 8)] + Array(header.utf8)
      + array.withBytes(Array.init)
  }
}
