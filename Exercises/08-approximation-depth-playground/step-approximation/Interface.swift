import Answering
import Glibc

let interface = [
  Function("stepApproximation(ofSine:from:to:steps:at:)") {
    (frequency: Double, a: Double, b: Double, m: Int, places: [Double]) in
    places.map { x in
      stepApproximation(of: { sin(frequency * $0) }, from: a, to: b, steps: m, at: x)
    }
  },
  Function("stepErrorBound(steepestSlope:from:to:steps:)") {
    (slope: Double, a: Double, b: Double, m: Int) in
    stepErrorBound(steepestSlope: slope, from: a, to: b, steps: m)
  },
]
