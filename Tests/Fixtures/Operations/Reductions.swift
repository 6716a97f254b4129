import NN

extension FixtureOperations {
  package static let reductions: [String: Operation] = [
    "reduce_logsumexp": {
      ["y": logSumExp($0["x"], axes: $0.axes(), keepDimensions: $0.keepsDimensions)]
    },
    "reduce_max": { ["y": $0["x"].max(axes: $0.axes(), keepDimensions: $0.keepsDimensions)] },
    "reduce_mean": { ["y": $0["x"].mean(axes: $0.axes(), keepDimensions: $0.keepsDimensions)] },
    "reduce_sum": { ["y": $0["x"].sum(axes: $0.axes(), keepDimensions: $0.keepsDimensions)] },
    "reduce_variance": {
      ["y": $0["x"].variance(axes: $0.axes(), keepDimensions: $0.keepsDimensions)]
    },
  ]
}
