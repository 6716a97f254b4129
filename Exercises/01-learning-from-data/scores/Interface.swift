import Answering

let interface = [
  Function("accuracy(_:_:)") { (predicted: [Int], actual: [Int]) in accuracy(predicted, actual) },
  Function("purity(clusters:labels:)") { (clusters: [Int], labels: [Int]) in
    purity(clusters: clusters, labels: labels)
  },
  Function("rSquared(_:_:)") { (predicted: [Double], targets: [Double]) in
    rSquared(predicted, targets)
  },
]
