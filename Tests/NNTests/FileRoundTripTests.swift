import Glibc
import NN
import Testing

/// What is written is read again, and nothing else gets through.
@Suite struct FileRoundTripTests {
  @Test func `a trained model returns from its file bit for bit`() throws {
    try withFolder { folder in
      var generator = SeededGenerator(seed: 1)
      let model = Sequential(
        Linear(3, 4, using: &generator), Tanh(), Linear(4, 2, using: &generator))
      let other = Sequential(
        Linear(3, 4, using: &generator), Tanh(), Linear(4, 2, using: &generator))
      try model.save(to: "\(folder)/model.safetensors")
      try other.load(from: "\(folder)/model.safetensors")
      #expect(other.parameters.map(\.values) == model.parameters.map(\.values))
      #expect(other.parameters.allSatisfy { $0.requiresGradient })

      // A second save replaces the first and leaves nothing beside it.
      try other.save(to: "\(folder)/model.safetensors")
      #expect(contents(folder) == ["model.safetensors"])
      let file = try SafetensorsFile(reading: "\(folder)/model.safetensors")
      #expect(file.arrays.map(\.name) == ["0.weight", "0.bias", "2.weight", "2.bias"])
    }
  }

  @Test func `running statistics return with the parameters, and shared tables are stored once`()
    throws
  {
    try withFolder { folder in
      var generator = SeededGenerator(seed: 2)
      func make() -> Sequential {
        Sequential(
          Conv2d(2, 3, 3, using: &generator), BatchNorm2d(3), ReLU(), Flatten(),
          Linear(12, 2, using: &generator), BatchNorm1d(2, sharesScale: true))
      }
      let (model, other) = (make(), make())
      let x = Tensor.normal([5, 2, 4, 4], mean: 3, using: &generator)
      for _ in 0..<3 { _ = model(x) }
      #expect(model.namedBuffers.count == 4 && model.namedBuffers[0].tensor.values != [0, 0, 0])
      try model.save(to: "\(folder)/model.safetensors")
      try other.load(from: "\(folder)/model.safetensors")
      #expect(other.namedBuffers.map(\.tensor.values) == model.namedBuffers.map(\.tensor.values))
      model.evaluate()
      other.evaluate()
      #expect(other(x).values == model(x).values)

      let words = Embedding(4, 3, using: &generator)
      try Sequential(words, words.tiedOutput()).save(to: "\(folder)/tied.safetensors")
      let file = try SafetensorsFile(reading: "\(folder)/tied.safetensors")
      #expect(file.arrays.map(\.name) == ["0.weight", "1.bias"])
    }
  }

  @Test func `a model of another shape is told all differences and stays as it was`() throws {
    try withFolder { folder in
      var generator = SeededGenerator(seed: 1)
      let path = "\(folder)/model.safetensors"
      try Sequential(Linear(3, 4, using: &generator), Tanh()).save(to: path)
      let other = Sequential(
        Linear(3, 5, using: &generator), Linear(5, 1, bias: false, using: &generator))
      let before = other.parameters.map(\.values)
      let error = #expect(throws: DataFileError.self) { try other.load(from: path) }
      #expect(
        error?.description == """
          \(path): expected '0.weight' of shape [5, 3], found shape [4, 3].
          \(path): expected '0.bias' of shape [5], found shape [4].
          \(path): expected '1.weight' of shape [1, 5], found none.
          """)
      #expect(other.parameters.map(\.values) == before)
      let smaller = Linear(3, 4, using: &generator)
      let surplus = #expect(throws: DataFileError.self) { try smaller.load(from: path) }
      #expect(surplus?.differences.count == 4)
    }
  }

  @Test func `arrays of every kind return from NumPy files`() throws {
    try withFolder { folder in
      let path = "\(folder)/array.npy"
      var generator = SeededGenerator(seed: 1)
      for precision in Precision.allCases {
        for shape in [[], [0], [7], [2, 3, 4], [1, 1, 1, 1, 2]] {
          let array = Tensor.normal(shape, precision: precision, using: &generator)
          try NumPyFile.write(.tensor(array), to: path)
          let read = try NumPyFile.read(path).tensor
          #expect(read.shape == shape && read.precision == precision)
          #expect(read.values == array.values)
        }
      }
      try NumPyFile.write(.integers([.min, -1, .max], shape: [3]), to: path)
      guard case .integers(let values, [3]) = try NumPyFile.read(path) else {
        return #expect(Bool(false))
      }
      #expect(values == [.min, -1, .max])
    }
  }

  @Test func `what cannot be read or written says so`() throws {
    try withFolder { folder in
      let missing = #expect(throws: DataFileError.self) { try NumPyFile.read("\(folder)/none") }
      #expect(
        missing?.description
          == "\(folder)/none: expected a file that can be read, found No such file or directory.")
      let folderError = #expect(throws: DataFileError.self) { try NumPyFile.read(folder) }
      #expect(folderError?.description.contains("a regular file") == true)
      #expect(throws: DataFileError.self) {
        try NumPyFile.write(.integers([1], shape: []), to: "\(folder)/none/a.npy")
      }
      mkdir("\(folder)/taken", 0o777)
      #expect(throws: DataFileError.self) {
        try NumPyFile.write(.integers([1], shape: []), to: "\(folder)/taken")
      }
      #expect(contents(folder) == ["taken"], "a failed write leaves nothing behind")
    }
  }

  /// Shortened at every place and changed at many, a file either is refused or gives arrays of the
  /// shapes it says; nothing ends the program.
  @Test func `damaged files never end the program`() throws {
    var file = SafetensorsFile()
    file.metadata = [("é", "\"quoted\"\n")]
    file.arrays = [
      ("a", .tensor(Tensor([[1, 2, 3], [4, 5, 6]]))), ("b", .integers([1, 2], shape: [2])),
    ]
    let images: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 51, 255, 102, 0, 1]
    let readers: [(name: String, bytes: [UInt8], read: ([UInt8]) throws -> Void)] = [
      ("safetensors", file.bytes, { _ = try SafetensorsFile($0, path: "") }),
      (
        "npy", NumPyFile.bytes(of: .tensor(Tensor([[1, 2], [3, 4]]))),
        { _ = try NumPyFile.array($0, path: "") }
      ),
      ("images", images, { _ = try MNIST.images($0, path: "") }),
      ("packed images", Gzip.packed(images), { _ = try MNIST.images($0, path: "") }),
      ("cifar", [UInt8](repeating: 1, count: 3073), { _ = try CIFAR10.dataset($0, path: "") }),
      (
        "csv", Array("a,\"b\"\"\"\n1,2\r\n\"é\",-3\n".utf8),
        { _ = try CSV($0, path: "", hasHeader: true).numbers(0) }
      ),
      (
        "json", Array(#"{"a": [1, -2.5e3, "é\ud83d\ude00\n", true, null, {}]}"#.utf8),
        { _ = try JSON.parse(String(decoding: $0, as: UTF8.self)) }
      ),
    ]
    var generator = SeededGenerator(seed: 9)
    for (name, bytes, read) in readers {
      for length in 0..<bytes.count where name != "csv" {
        #expect(throws: DataFileError.self, "\(name) cut to \(length)") {
          try read(Array(bytes[..<length]))
        }
      }
      for _ in 0..<2000 {
        var changed = bytes
        for _ in 0...generator.integer(below: 3) {
          changed[generator.integer(below: bytes.count)] ^= 1 << UInt8(generator.integer(below: 8))
        }
        if generator.integer(below: 4) == 0 {
          changed.removeLast(generator.integer(below: bytes.count))
        }
        do { try read(changed) } catch {
          #expect(error is DataFileError, "\(name): \(error)")
        }
      }
    }
  }

  private func contents(_ folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    var template = Array("/tmp/gradus-files-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer {
      for name in contents(folder) where unlink("\(folder)/\(name)") != 0 {
        rmdir("\(folder)/\(name)")
      }
      rmdir(folder)
    }
    try body(folder)
  }
}
