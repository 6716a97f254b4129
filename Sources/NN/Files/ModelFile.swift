extension Layer {
  /// Writes all parameters by name, in the safetensors format.
  ///
  /// ```swift
  /// try model.save(to: "model.safetensors")
  /// try sameArchitecture.load(from: "model.safetensors")
  /// ```
  /// The file holds numbers, not the architecture. One of that name is replaced when the new one is
  /// complete.
  public func save(to path: String) throws(DataFileError) {
    var file = SafetensorsFile()
    file.arrays = uniquelyNamedParameters.map { ($0.name, .tensor($0.tensor)) }
    try file.write(to: path)
  }

  /// Gives every parameter the numbers that a file has under its name.
  ///
  /// Numbers of another precision are converted. If the names or shapes differ, or the file is
  /// damaged, no parameter changes.
  /// - Throws: One error with all differences between the file and the model.
  public func load(from path: String) throws(DataFileError) {
    let file = try SafetensorsFile(reading: path)
    let parameters = uniquelyNamedParameters
    var differences: [DataFileError.Difference] = []
    var values: [Tensor] = []
    for (name, parameter) in parameters {
      switch file[name] {
      case .tensor(let value) where value.shape == parameter.shape:
        values.append(value)
      case let other:
        let found =
          switch other {
          case nil: "none"
          case .integers: "whole numbers"
          case .tensor(let value): "shape \(value.shape)"
          }
        differences.append(.init(expected: "'\(name)' of shape \(parameter.shape)", found: found))
      }
    }
    let names = Set(parameters.map(\.name))
    for (name, array) in file.arrays where !names.contains(name) {
      differences.append(.init(expected: "no '\(name)'", found: "one of shape \(array.shape)"))
    }
    guard differences.isEmpty else { throw DataFileError(path: path, differences: differences) }
    for (parameter, value) in zip(parameters, values) { parameter.tensor.assign(value) }
  }

  private var uniquelyNamedParameters: [(name: String, tensor: Tensor)] {
    let parameters = namedParameters
    let names = parameters.map(\.name)
    precondition(
      Set(names).count == names.count,
      "A model in a file needs parameters with different names; got \(names).")
    return parameters
  }
}
