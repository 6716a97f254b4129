import Answering

let interface = [
  Function("eliminate(_:scale:strength:)") { (w: [Double], scale: Double, strength: Double) in
    let penalty = eliminate(w, scale: scale, strength: strength)
    return Record(["penalty": penalty.value, "slopes": penalty.slopes])
  }
]
