import Answering

let interface = [
  Function("trainXOR(hidden:seed:)", trainXOR(hidden:seed:)),
  Function("trainingStep(network:x:target:rate:)") {
    (network: [[Double]], x: [Double], target: Double, rate: Double) in
    var trained = network
    trainingStep(&trained, x: x, target: target, rate: rate)
    return trained
  },
]
