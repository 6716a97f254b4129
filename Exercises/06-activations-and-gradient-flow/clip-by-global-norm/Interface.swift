import Answering

let interface = [
  Function("clipByGlobalNorm(_:limit:)") { (gradients: [[Double]], limit: Double) in
    let clipped = clipByGlobalNorm(gradients, limit: limit)
    return Record(["gradients": clipped.gradients, "norm": clipped.norm])
  }
]
