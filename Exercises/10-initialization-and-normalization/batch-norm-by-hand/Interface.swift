import Answering

let interface = [
  Function("batchNormForward(_:scale:shift:unbiased:)") {
    (u: [[Double]], scale: [Double], shift: [Double], unbiased: Bool) in
    batchNormForward(u, scale: scale, shift: shift, unbiased: unbiased)
  },
  Function("batchNormBackward(_:upstream:scale:unbiased:)") {
    (u: [[Double]], upstream: [[Double]], scale: [Double], unbiased: Bool) in
    let gradient = batchNormBackward(u, upstream: upstream, scale: scale, unbiased: unbiased)
    return Record([
      "input": gradient.input, "scale": gradient.scale, "shift": gradient.shift,
    ])
  },
]
