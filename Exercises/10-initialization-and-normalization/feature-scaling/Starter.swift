/// What is taken from each feature, and what it is multiplied by afterwards.
struct Scale {
  var centre: [Double]
  var factor: [Double]
}

/// The scale that gives each feature of the training examples mean 0 and variance 1.
///
/// - Parameter training: `training[n][i]` is feature i of example n.
func standardScale(_ training: [[Double]]) -> Scale {
  // Your code here.
  return Scale(centre: training[0].map { _ in 0 }, factor: training[0].map { _ in 1 })
}

/// The examples, scaled.
func scaled(_ examples: [[Double]], by scale: Scale) -> [[Double]] {
  // Your code here.
  return examples
}

/// The examples as they were before they were scaled.
func unscaled(_ examples: [[Double]], by scale: Scale) -> [[Double]] {
  // Your code here.
  return examples
}
