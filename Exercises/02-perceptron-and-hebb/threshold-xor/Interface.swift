import Answering

let interface = [
  Function("thresholdXOR(a:b:)", thresholdXOR(a:b:)),
  Function("hiddenWeights()") { hiddenWeights },
  Function("outputWeights()") { outputWeights },
]
