import Answering

let interface = [
  Function("weightDecayStep(_:slopes:eta:gamma:halved:)") {
    (w: [Double], slopes: [Double], eta: Double, gamma: Double, halved: Bool) in
    weightDecayStep(w, slopes: slopes, eta: eta, gamma: gamma, halved: halved)
  }
]
