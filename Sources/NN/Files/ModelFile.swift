extension Layer {
  /// Writes all parameters and buffers (such as running statistics) by name, in the safetensors
  /// format.
  ///
  /// ```swift
  /// try model.save(to: "model.safetensors")
  /// try sameArchitecture.load(from: "model.safetensors")
  /// ```
  /// The file holds numbers, not the architecture. One of that name is replaced when the new one is
  /// complete.
  public func save(to path: String) throws(DataFileError) {
    var file = SafetensorsFile()
    file.arrays = namedState.map { ($0.name, .tensor($0.tensor)) }
    try file.write(to: path)
  }

  /// Gives every parameter and buffer the numbers that a file has under its name.
  ///
  /// Numbers of another precision are converted. If the names or shapes differ, or the file is
  /// damaged, none of them changes.
  /// - Throws: One error with all differences between the file and the model.
  public func load(from path: String) throws(DataFileError) {
    let file = try SafetensorsFile(reading: path)
    let state = namedState
    var differences: [DataFileError.Difference] = []
    var values: [Tensor] = []
    for (name, parameter) in state {
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
    let names = Set(state.map(\.name))
    for (name, array) in file.arrays where !names.contains(name) {
      differences.append(.init(expected: "no '\(name)'", found: "one of shape \(array.shape)"))
    }
    guard differences.isEmpty else { throw DataFileError(path: path, differences: differences) }
    for (parameter, value) in zip(state, values) { parameter.tensor.assign(value) }
  }

  /// All that training leaves behind, each by a name of its own.
  private var namedState: [(name: String, tensor: Tensor)] {
    let state = namedParameters + namedBuffers
    let names = state.map(\.name)
    precondition(
      Set(names).count == names.count,
      "A model in a file needs parameters and buffers with different names; got \(names).")
    return state
  }
}
