import CourseModel

/// The digest of any `Encodable` value: what decides whether a page must be rendered again.
///
/// The value encodes itself into one stream of bytes, each key and value with its length, so no
/// property of the model can be forgotten here. Dictionaries have no order, so the bytes of their
/// pairs are sorted; sets are refused.
struct Fingerprint {
  private let stream = ByteStream()

  mutating func combine(_ value: some Encodable) {
    do {
      try FingerprintEncoder(stream: stream).encodeValue(value)
    } catch {
      preconditionFailure("A value of the course model does not encode: \(error)")
    }
  }

  mutating func combine(_ values: [Int: String]) {
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      combine(key)
      combine(value)
    }
  }

  var digest: String { SHA256.digest(stream.bytes) }
}

private final class ByteStream {
  var bytes = ContiguousArray<UInt8>()

  func append(_ text: String) {
    append(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  func append(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }
}

/// One encoder that is its own containers: nesting needs only the marks where it opens.
private struct FingerprintEncoder: Encoder {
  let stream: ByteStream
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    stream.append("{")
    return KeyedEncodingContainer(KeyedStream(stream: stream))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    stream.append("[")
    return ValueStream(stream: stream)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { ValueStream(stream: stream) }

  func encodeValue<Value: Encodable>(_ value: Value) throws {
    switch value {
    case let text as String: stream.append(text)
    case let number as Int: stream.append(UInt64(bitPattern: Int64(number)))
    case let number as any FixedWidthInteger: stream.append(UInt64(truncatingIfNeeded: number))
    case let number as Double: stream.append(number.bitPattern)
    case let flag as Bool: stream.append(flag ? 1 : 0)
    case let pairs as any FingerprintedPairs: try pairs.encode(into: stream)
    // What cells may use shows in nothing but their results.
    case is Limits: break
    default:
      precondition(!(value is any UnorderedCollection), "A set has no order to fingerprint.")
      try value.encode(to: self)
      stream.append("}")
    }
  }
}

private struct KeyedStream<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let stream: ByteStream
  var codingPath: [any CodingKey] { [] }
  var encoder: FingerprintEncoder { FingerprintEncoder(stream: stream) }

  func encodeNil(forKey key: Key) { stream.append(key.stringValue) }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    stream.append(key.stringValue)
    try encoder.encodeValue(value)
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key)
    -> KeyedEncodingContainer<Nested>
  {
    stream.append(key.stringValue)
    return encoder.container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    stream.append(key.stringValue)
    return encoder.unkeyedContainer()
  }

  func superEncoder() -> any Encoder { encoder }
  func superEncoder(forKey key: Key) -> any Encoder { encoder }
}

private struct ValueStream: UnkeyedEncodingContainer, SingleValueEncodingContainer {
  let stream: ByteStream
  var codingPath: [any CodingKey] { [] }
  var count: Int { 0 }
  var encoder: FingerprintEncoder { FingerprintEncoder(stream: stream) }

  func encodeNil() { stream.append("nil") }
  func encode<Value: Encodable>(_ value: Value) throws { try encoder.encodeValue(value) }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type)
    -> KeyedEncodingContainer<Nested>
  { encoder.container(keyedBy: type) }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder.unkeyedContainer() }
  func superEncoder() -> any Encoder { encoder }
}

private protocol UnorderedCollection {}
extension Set: UnorderedCollection {}

private protocol FingerprintedPairs {
  func encode(into stream: ByteStream) throws
}

extension Dictionary: FingerprintedPairs where Key: Encodable, Value: Encodable {
  fileprivate func encode(into stream: ByteStream) throws {
    let pairs = try map { key, value in
      let pair = ByteStream()
      try FingerprintEncoder(stream: pair).encodeValue(key)
      try FingerprintEncoder(stream: pair).encodeValue(value)
      return pair.bytes
    }
    stream.append(UInt64(pairs.count))
    for pair in pairs.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      stream.append(UInt64(pair.count))
      stream.bytes.append(contentsOf: pair)
    }
  }
}
