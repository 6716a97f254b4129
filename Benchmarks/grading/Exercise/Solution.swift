import Glibc

typealias Matrix = [[Double]]

struct Network {
  var w1: Matrix
  var b1: [Double]
  var w2: Matrix
  var b2: [Double]
}

func product(_ a: Matrix, _ b: Matrix) -> Matrix {
  a.map { row in b[0].indices.map { j in row.indices.reduce(0) { $0 + row[$1] * b[$1][j] } } }
}

func transposed(_ a: Matrix) -> Matrix { a[0].indices.map { j in a.map { $0[j] } } }

func columnSums(_ a: Matrix) -> [Double] { a[0].indices.map { j in a.reduce(0) { $0 + $1[j] } } }

func hidden(_ network: Network, _ x: Matrix) -> Matrix {
  product(x, network.w1).map { row in zip(row, network.b1).map { $0 + $1 } }
}

func logits(_ network: Network, x: Matrix) -> Matrix {
  let a = hidden(network, x).map { row in row.map { max($0, 0) } }
  return product(a, network.w2).map { row in zip(row, network.b2).map { $0 + $1 } }
}

func probabilities(_ row: [Double]) -> [Double] {
  let largest = row.max()!
  let powers = row.map { exp($0 - largest) }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
}

func loss(logits: Matrix, labels: [Int]) -> Double {
  let logs = zip(logits, labels).map { row, label in log(probabilities(row)[label]) }
  return -logs.reduce(0, +) / Double(labels.count)
}

func gradients(_ network: Network, x: Matrix, labels: [Int]) -> Network {
  let z = hidden(network, x)
  let a = z.map { row in row.map { max($0, 0) } }
  var s = logits(network, x: x).map(probabilities)
  for (n, label) in labels.enumerated() { s[n][label] -= 1 }
  s = s.map { row in row.map { $0 / Double(labels.count) } }
  let back = product(s, transposed(network.w2))
  let da = zip(back, z).map { row, net in zip(row, net).map { $1 > 0 ? $0 : 0 } }
  return Network(
    w1: product(transposed(x), da), b1: columnSums(da), w2: product(transposed(a), s),
    b2: columnSums(s))
}
