import Answering

let interface = [
  Function("leverages(_:penalty:)") { (x: Tensor, penalty: Double) in
    leverages(x, penalty: penalty)
  },
  Function("leaveOneOutErrors(_:_:penalty:)") { (x: Tensor, y: Tensor, penalty: Double) in
    leaveOneOutErrors(x, y, penalty: penalty)
  },
]
