import Answering

let interface = [
  Function("scaled(_:trainedOn:)") { (examples: [[Double]], training: [[Double]]) in
    scaled(examples, by: standardScale(training))
  },
  Function("unscaled(_:centre:factor:)") {
    (examples: [[Double]], centre: [Double], factor: [Double]) in
    unscaled(examples, by: Scale(centre: centre, factor: factor))
  },
]
