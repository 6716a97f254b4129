// Fails: three examples of two features, there and back
// Says: Undo the last thing first

struct Scale {
  var centre: [Double]
  var factor: [Double]
}

func standardScale(_ training: [[Double]]) -> Scale {
  let count = Double(training.count)
  var scale = Scale(centre: [], factor: [])
  for i in training[0].indices {
    let mean = training.reduce(0) { $0 + $1[i] } / count
    let variance = training.reduce(0) { $0 + ($1[i] - mean) * ($1[i] - mean) } / count
    scale.centre.append(mean)
    scale.factor.append(variance > 0 ? 1 / variance.squareRoot() : 1)
  }
  return scale
}

func scaled(_ examples: [[Double]], by scale: Scale) -> [[Double]] {
  examples.map { x in x.indices.map { (x[$0] - scale.centre[$0]) * scale.factor[$0] } }
}

func unscaled(_ examples: [[Double]], by scale: Scale) -> [[Double]] {
  examples.map { x in x.indices.map { (x[$0] + scale.centre[$0]) / scale.factor[$0] } }
}
