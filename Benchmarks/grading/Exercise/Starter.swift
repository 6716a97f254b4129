typealias Matrix = [[Double]]

struct Network {
  var w1: Matrix
  var b1: [Double]
  var w2: Matrix
  var b2: [Double]
}

func logits(_ network: Network, x: Matrix) -> Matrix { x }

func loss(logits: Matrix, labels: [Int]) -> Double { 0 }

func gradients(_ network: Network, x: Matrix, labels: [Int]) -> Network { network }
