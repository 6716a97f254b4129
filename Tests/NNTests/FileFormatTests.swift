import NN
import Testing

/// Each format's bytes as other programs write them, and one sentence for each way to be wrong.
@Suite struct FileFormatTests {
  @Test func `a NumPy file has the bytes that NumPy writes`() throws {
    // numpy.array([[1, -2.5, 3], [0, 1e-3, 7]], "<f4"), as NumPy 2 saves it.
    let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }"
    let numbers: [UInt8] = [
      0, 0, 0x80, 0x3f, 0, 0, 0x20, 0xc0, 0, 0, 0x40, 0x40,  //
      0, 0, 0, 0, 0x6f, 0x12, 0x83, 0x3a, 0, 0, 0xe0, 0x40,
    ]
    let spaces = String(repeating: " ", count: 117 - header.count)
    let expected = [0x93] + Array("NUMPY\u{1}\u{0}v\u{0}\(header)\(spaces)\n".utf8) + numbers
    let array = Tensor([[1, -2.5, 3], [0, 1e-3, 7]])
    #expect(NumPyFile.bytes(of: .tensor(array)) == expected)
    let again = try NumPyFile.array(expected, path: "a.npy").tensor
    #expect(again.shape == [2, 3] && again.values == array.values)
    #expect(again.precision == .float32)

    func parsed(_ description: String, _ data: [UInt8]) throws -> StoredArray {
      let length = UInt8(description.utf8.count)
      return try NumPyFile.array(
        [0x93] + Array("NUMPY".utf8) + [2, 0, length, 0, 0, 0] + Array(description.utf8) + data,
        path: "a.npy")
    }
    let bytes = try parsed("{'shape':(3,),'descr':'|b1','fortran_order':False}", [1, 0, 1])
    #expect(bytes.tensor.values == [1, 0, 1])
    let scalar = try parsed(
      "{'descr': '<i4', 'fortran_order': False, 'shape': ()}", [0xfe, 0xff, 0xff, 0xff])
    #expect(scalar.shape == [] && scalar.tensor.item == -2)
    #expect(
      "\(failure { try parsed("{'descr': '<f4', 'fortran_order': True, 'shape': ()}", []) })"
        == "a.npy: expected C order, found Fortran's order.")
    #expect(
      "\(failure { try parsed("{'descr': '>f4', 'fortran_order': False, 'shape': ()}", []) })"
        == "a.npy: expected elements <f4, <f8, <i4, <i8, |u1, |b1, found >f4.")
    let huge = "{'descr': '<f8', 'fortran_order': False, 'shape': (4611686018427387904, 4)}"
    #expect(
      "\(failure { try parsed(huge, [1]) })"
        == "a.npy: expected 8 bytes for each number of shape [4611686018427387904, 4], "
        + "found 1 in all.")
  }

  @Test func `a safetensors file has the bytes that its own library writes`() throws {
    var file = SafetensorsFile()
    file.metadata = [("who", "me")]
    file.arrays = [
      ("n", .integers([9_007_199_254_740_993], shape: [])),
      ("b", .tensor(Tensor([1.5], precision: .float64))),
      ("w", .tensor(Tensor([[1, -2.5, 3], [0, 1e-3, 7]]))),
    ]
    // As safetensors 0.8 writes them.
    let header =
      #"{"__metadata__":{"who":"me"},"n":{"dtype":"I64","shape":[],"data_offsets":[0,8]},"#
      + #""b":{"dtype":"F64","shape":[1],"data_offsets":[8,16]},"#
      + #""w":{"dtype":"F32","shape":[2,3],"data_offsets":[16,40]}}"#
    let numbers: [UInt8] = [
      1, 0, 0, 0, 0, 0, 0x20, 0, 0, 0, 0, 0, 0, 0, 0xf8, 0x3f,  //
      0, 0, 0x80, 0x3f, 0, 0, 0x20, 0xc0, 0, 0, 0x40, 0x40,  //
      0, 0, 0, 0, 0x6f, 0x12, 0x83, 0x3a, 0, 0, 0xe0, 0x40,
    ]
    let expected = [192, 0, 0, 0, 0, 0, 0, 0] + Array(header.utf8) + numbers
    #expect(file.bytes == expected)
    let again = try SafetensorsFile(expected, path: "m")
    #expect(again.bytes == expected && again.arrays.map(\.name) == ["n", "b", "w"])
    guard case .integers(let values, _) = again["n"] else { return #expect(Bool(false)) }
    #expect(values == [9_007_199_254_740_993], "larger than a Double holds exactly")

    func read(_ header: String, _ count: Int) throws -> SafetensorsFile {
      let length = [UInt8(header.utf8.count), 0, 0, 0, 0, 0, 0, 0]
      return try SafetensorsFile(
        length + Array(header.utf8) + [UInt8](repeating: 0, count: count), path: "m")
    }
    let one = #""a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}"#
    #expect(try read("{\(one)}", 4)["a"]?.tensor.values == [0])
    for (header, count, complaint) in [
      ("{\(one)}", 5, "expected 4 bytes of arrays, found 5"),
      ("{\(one)}", 3, "expected 4 bytes of arrays, found 3"),
      ("{\(one),\(one)}", 4, "expected 'a' only once"),
      (
        #"{\#(one),"b":{"dtype":"F32","shape":[1],"data_offsets":[3,7]}}"#, 7,
        "expected an array that begins at byte 4, found 3"
      ),
      (
        #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, 4,
        "expected the bytes of F32 numbers of shape [2] for 'a', found offsets [0, 4]"
      ),
      (
        #"{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,4]}}"#, 4,
        "expected the bytes of F32 numbers"
      ),
      (#"{"a":{"dtype":"F8","shape":[1],"data_offsets":[0,1]}}"#, 1, "found F8"),
      (#"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#, 4, "whole numbers as shape"),
      (#"{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,6]}}"#, 6, "whole numbers as shape"),
    ] {
      #expect("\(failure { try read(header, count) })".contains(complaint), "\(header)")
    }
  }

  @Test func `MNIST files are read plain and packed, and checked`() throws {
    let images: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 51, 255, 102, 0, 1]
    let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 2, 7, 9]
    for pack in [{ $0 }, { Gzip.packed($0) }] as [([UInt8]) -> [UInt8]] {
      let inputs = try MNIST.images(pack(images), path: "i")
      #expect(inputs.shape == [2, 1, 1, 3])
      #expect((inputs * 255).values.map { $0.rounded() } == [0, 51, 255, 102, 0, 1])
      #expect(try MNIST.labels(pack(labels), path: "l") == [7, 9])
    }
    #expect(
      "\(failure { try MNIST.images(labels, path: "l") })"
        == "l: expected a header of 16 bytes, found 10 bytes.")
    #expect(
      "\(failure { try MNIST.labels(images, path: "i") })"
        == "i: expected 2049 as the magic number, found 2051.")
    #expect(
      "\(failure { try MNIST.labels(labels + [1], path: "l") })"
        == "l: expected 10 bytes for lengths [2], found 11.")
    #expect(
      "\(failure { try MNIST.labels(Gzip.packed(labels + [1]), path: "l") })"
        == "l: expected 10 bytes for lengths [2], found more.")
    let monster = images[..<4] + [UInt8](repeating: 255, count: 12)
    #expect("\(failure { try MNIST.images(Array(monster), path: "i") })".contains("16 GiB"))
    // "hello" as gzip packs it.
    let hello: [UInt8] = [
      0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 3, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 7, 0, 0x86, 0xa6, 0x10,
      0x36, 5, 0, 0, 0,
    ]
    #expect(try Gzip.unpacked(hello + hello, limit: 100, path: "h") == Array("hellohello".utf8))
    #expect(try Gzip.unpacked(hello, limit: 3, path: "h") == Array("hel".utf8))
  }

  @Test func `a CIFAR record is a label and three planes`() throws {
    let record: [UInt8] = [3] + (0..<3072).map { UInt8($0 / 1024 * 100) }
    let data = try CIFAR10.dataset(record + [9] + record.dropFirst(), path: "c")
    #expect(data.inputs.shape == [2, 3, 32, 32] && data.labels == [3, 9])
    #expect(data.inputs[1, 2, 31, 31].item == Double(Float(200) / 255))
    #expect(CIFAR10.classes[data.labels[0]] == "cat")
    #expect(
      "\(failure { try CIFAR10.dataset(record.dropLast(), path: "c") })"
        == "c: expected records of 3073 bytes, found 3072 bytes.")
    #expect(
      "\(failure { try CIFAR10.dataset(record + [10] + record.dropFirst(), path: "c") })"
        == "c: expected labels from 0 to 9, found 10 in record 1.")
  }

  @Test func `comma-separated values may be quoted, and errors name line and column`() throws {
    let table = try CSV(
      text: "name,\"a \"\"b\"\"\"\r\n\"x,\n y\",1.5\r\n\r\nz, -2e1", hasHeader: true)
    #expect(table.header == ["name", "a \"b\""] && table.column(0) == ["x,\n y", "z"])
    #expect(try table.numbers("a \"b\"") == [1.5, -20])
    #expect(
      "\(failure { try table.numbers("name") })"
        == "CSV: expected a number in line 2, column name, found 'x,\n y'.")
    for (text, complaint) in [
      ("1,2\n3", "expected 2 fields in line 2, found 1"), ("\"a", "closing '\"' in line 1"),
      ("a\"b", "only around a whole field in line 1"), ("\n\"a\"b", "separator after"),
    ] {
      #expect("\(failure { try CSV(text: text, hasHeader: false) })".contains(complaint))
    }
    let (data, classes) = try CSV(text: "1,b\n2,a\n3,b", hasHeader: false)
      .dataset(inputs: [0], label: 1)
    #expect(data.labels == [0, 1, 0] && classes == ["b", "a"] && data.inputs.shape == [3, 1])
  }

  @Test func `JSON is read by the letter of its grammar`() throws {
    let value = try JSON.parse(
      #" {"a": [1, -0.5e+2, true, null, {}], "b": "\u00e9\ud83d\ude00\n"} "#)
    #expect(value["a"]?.elements == [.number(1), .number(-50), .bool(true), .null, .object([])])
    #expect(value["b"]?.string == "é😀\n" && value["c"] == nil)
    for wrong in [
      "", "01", "1.", ".5", "+1", "[1,]", "{\"a\":1,}", "{a:1}", "'a'", "[1 2]", "1 2", "\"\u{1}\"",
      #""\x""#, #""\ud800""#, #""\ud800\u0041""#, "nul", "1e999", "{\"a\":1,\"a\":2}", "NaN", "[",
      String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000),
    ] {
      #expect(throws: DataFileError.self, "\(wrong)") { try JSON.parse(wrong) }
    }
  }

  private func failure(_ body: () throws -> some Any) -> DataFileError {
    do { _ = try body() } catch let error as DataFileError { return error } catch {}
    return DataFileError(path: "no error", differences: [])
  }
}
