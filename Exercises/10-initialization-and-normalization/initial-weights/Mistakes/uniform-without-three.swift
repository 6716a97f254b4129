// Fails: a layer from 150 to 50
// Says: A uniform draw in ±b has variance b²/3

import NN

func initialWeights(
  _ scheme: String, fanIn: Int, fanOut: Int, using generator: inout SeededGenerator
) -> [[Double]] {
  let n = Double(fanIn), m = Double(fanOut)
  func normal(_ variance: Double) -> Double {
    generator.normal(standardDeviation: variance.squareRoot())
  }
  func uniform(_ bound: Double) -> Double { generator.uniform(from: -bound, to: bound) }
  func weight() -> Double {
    switch scheme {
    case "zeros": return 0
    case "small": return normal(0.01)
    case "fan-in range": return uniform(2.4 / n)
    case "Xavier forward": return normal(1 / n)
    case "Xavier": return uniform((2 / (n + m)).squareRoot())
    case "He": return normal(2 / n)
    default: return uniform(1 / n.squareRoot())
    }
  }
  return (0..<fanOut).map { _ in (0..<fanIn).map { _ in weight() } }
}
