import Answering

let interface = [
  Function("leakyReLU(_:slope:)") { (net: [Double], slope: Double) in
    leakyReLU(net, slope: slope)
  },
  Function("leakyReLUSlopes(_:slope:)") { (net: [Double], slope: Double) in
    leakyReLUSlopes(net, slope: slope)
  },
  Function("elu(_:alpha:)") { (net: [Double], alpha: Double) in elu(net, alpha: alpha) },
  Function("eluSlopes(_:alpha:)") { (net: [Double], alpha: Double) in
    eluSlopes(net, alpha: alpha)
  },
  Function("scaledTanh(_:amplitude:steepness:)") {
    (net: [Double], amplitude: Double, steepness: Double) in
    scaledTanh(net, amplitude: amplitude, steepness: steepness)
  },
  Function("scaledTanhSlopes(_:amplitude:steepness:)") {
    (net: [Double], amplitude: Double, steepness: Double) in
    scaledTanhSlopes(net, amplitude: amplitude, steepness: steepness)
  },
]
