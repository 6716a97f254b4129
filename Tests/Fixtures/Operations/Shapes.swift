import NN

extension FixtureOperations {
  package static let shapes: [String: Operation] = [
    "concat": { ["y": concat($0.numbered, axis: $0.axes()[0])] },
    "gather": {
      [
        "y": $0["x"].gather(
          axis: $0.axes()[0], indices: $0.integers("index"), shape: $0.shape("index"))
      ]
    },
    "index_rows": { ["y": $0["x"].rows($0.integers("index"))] },
    "pad": {
      let widths = $0.attribute("pads").list!.map {
        (before: $0.integers![0], after: $0.integers![1])
      }
      return ["y": $0["x"].padded(widths, with: $0.number("value"))]
    },
    "reshape": { ["y": $0["x"].reshaped($0.axes("shape"))] },
    "slice": {
      let ranges = $0.attribute("ranges").list!.map { range in
        let bounds = range.integers!
        return (from: bounds[0], to: bounds[1], by: bounds.count > 2 ? bounds[2] : 1)
      }
      return ["y": $0["x"].slice(ranges)]
    },
    "stack": { ["y": stack($0.numbered, axis: $0.axes()[0])] },
    "transpose": { ["y": $0["x"].transposed($0.axes("permutation"))] },
    "matmul": { ["y": matmul($0["a"], $0["b"])] },
    "linear": { ["y": linear($0["x"], $0["weight"], $0.tensors["bias"])] },
    "embedding": {
      [
        "y": $0["weight"].rows($0.integers("ids"))
          .reshaped($0.shape("ids") + [$0["weight"].shape[1]])
      ]
    },
  ]
}
