import NN

extension FixtureOperations {
  package static let arithmetic: [String: Operation] = [
    "abs": { ["y": abs($0["x"])] },
    "broadcast_add": { ["y": $0["a"] + $0["b"]] },
    "broadcast_divide": { ["y": $0["a"] / $0["b"]] },
    "broadcast_maximum": { ["y": maximum($0["a"], $0["b"])] },
    "broadcast_multiply": { ["y": $0["a"] * $0["b"]] },
    "broadcast_subtract": { ["y": $0["a"] - $0["b"]] },
    "broadcast_to": { ["y": $0["x"].broadcastTo($0.axes("shape"))] },
    "clamp": { ["y": clamp($0["x"], from: $0.number("low"), to: $0.number("high"))] },
    "exp": { ["y": exp($0["x"])] },
    "log": { ["y": log($0["x"])] },
    "power": { ["y": pow($0["x"], $0.number("exponent"))] },
    "reciprocal": { ["y": reciprocal($0["x"])] },
    "sqrt": { ["y": sqrt($0["x"])] },
    "square": { ["y": square($0["x"])] },
    "where": { arguments in
      let mask = arguments.fixture.inputs["mask"]!.tensor(arguments["a"].precision)
      return ["y": select(mask, arguments["a"], arguments["b"])]
    },
  ]
}
