/// What the header of a safetensors file says, checked against the file's length.
struct SafetensorsHeader {
  struct Entry {
    let name: String
    let element: StoredElement
    let shape: [Int]
    /// The array's bytes, counted from the end of the header.
    let range: Range<Int>
  }

  let entries: [Entry]
  let metadata: [(key: String, text: String)]
  /// Where the header ends and the arrays begin.
  let end: Int

  static let metadataKey = "__metadata__"
  private static let types: [(name: String, element: StoredElement)] = [
    ("F32", .float32), ("F64", .float64), ("I64", .int64), ("I32", .int32), ("U8", .byte),
    ("BOOL", .byte),
  ]
  /// The format's own limit.
  private static let largest = 100_000_000

  init(_ bytes: [UInt8], path: String) throws(DataFileError) {
    guard bytes.count >= 8 else {
      throw DataFileError(path, expected: "at least 8 bytes", found: "\(bytes.count)")
    }
    let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let available = min(bytes.count - 8, Self.largest)
    guard length <= UInt64(available) else {
      throw DataFileError(
        path, expected: "a header of at most \(available) bytes", found: "\(length)")
    }
    end = 8 + Int(length)
    guard end > 8, bytes[8] == UInt8(ascii: "{") else {
      throw DataFileError(path, expected: "'{' at the header's start", found: "another byte")
    }
    let header = try JSON.parse(bytes[8..<end], path: path)
    var entries: [Entry] = []
    var metadata: [(key: String, text: String)] = []
    for member in header.members ?? [] {
      if member.key == Self.metadataKey {
        metadata = try Self.texts(member.value, path: path)
      } else {
        entries.append(try Self.entry(member, path: path))
      }
    }
    try Self.check(entries.map(\.range), cover: bytes.count - end, path: path)
    self.entries = entries
    self.metadata = metadata
  }

  private static func texts(
    _ value: JSON, path: String
  ) throws(DataFileError) -> [(key: String, text: String)] {
    let texts = value.members?.compactMap { member in
      member.value.string.map { (key: member.key, text: $0) }
    }
    guard let texts, texts.count == value.members?.count else {
      throw DataFileError(path, expected: "texts in \(metadataKey)", found: "other values")
    }
    return texts
  }

  /// Reads `"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}`.
  private static func entry(_ member: JSON.Member, path: String) throws(DataFileError) -> Entry {
    let (name, value) = (member.key, member.value)
    func lengths(_ key: String) throws(DataFileError) -> [Int] {
      let numbers = value[key]?.elements?.compactMap(\.integer)
      guard let numbers, numbers.count == value[key]?.elements?.count,
        numbers.allSatisfy({ $0 >= 0 })
      else {
        throw DataFileError(path, expected: "whole numbers as \(key) of '\(name)'", found: "others")
      }
      return numbers
    }
    guard Set(value.members?.map(\.key) ?? []) == ["dtype", "shape", "data_offsets"] else {
      throw DataFileError(
        path, expected: "dtype, shape and data_offsets of '\(name)'", found: "other entries")
    }
    let type = value["dtype"]?.string ?? "none"
    guard let element = types.first(where: { $0.name == type })?.element else {
      let known = types.map(\.name).joined(separator: ", ")
      throw DataFileError(path, expected: "'\(name)' of a type \(known)", found: type)
    }
    let (shape, offsets) = (try lengths("shape"), try lengths("data_offsets"))
    guard offsets.count == 2, offsets[0] <= offsets[1],
      (shape + [element.size]).productWithinLimit == offsets[1] - offsets[0]
    else {
      throw DataFileError(
        path, expected: "the bytes of \(type) numbers of shape \(shape) for '\(name)'",
        found: "offsets \(offsets)")
    }
    return Entry(name: name, element: element, shape: shape, range: offsets[0]..<offsets[1])
  }

  /// Arrays neither overlap nor leave gaps, and together are all of the file: there is no room for
  /// anything that the header does not name.
  private static func check(
    _ ranges: [Range<Int>], cover size: Int, path: String
  ) throws(DataFileError) {
    var end = 0
    for range in ranges.sorted(by: {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }) {
      guard range.lowerBound == end else {
        throw DataFileError(
          path, expected: "an array that begins at byte \(end)", found: "\(range.lowerBound)")
      }
      end = range.upperBound
    }
    guard end == size else {
      throw DataFileError(path, expected: "\(end) bytes of arrays", found: "\(size)")
    }
  }
}

extension SafetensorsHeader {
  /// The header's length and the header, with spaces up to a multiple of eight.
  static func bytes(
    _ arrays: [(name: String, array: StoredArray)], _ ranges: [Range<Int>],
    _ metadata: [(key: String, text: String)]
  ) -> [UInt8] {
    var members: [String] = []
    if !metadata.isEmpty {
      let texts = metadata.map { "\(JSON.quoted($0.key)):\(JSON.quoted($0.text))" }
      members.append("\(JSON.quoted(metadataKey)):{\(texts.joined(separator: ","))}")
    }
    for ((name, array), range) in zip(arrays, ranges) {
      let type = types.first { $0.element == array.element }!.name
      let shape = array.shape.map(String.init).joined(separator: ",")
      members.append(
        "\(JSON.quoted(name)):{\"dtype\":\"\(type)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(range.lowerBound),\(range.upperBound)]}")
    }
    var header = Array("{\(members.joined(separator: ","))}".utf8)
    while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }
    return (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) } + header
  }
}
