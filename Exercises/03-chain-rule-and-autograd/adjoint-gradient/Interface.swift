import Answering

let interface = [
  Function("state(at:rate:x0:)", state(at:rate:x0:)),
  Function("coState(at:rate:c:finalTime:)", coState(at:rate:c:finalTime:)),
  Function(
    "adjointGradient(theta:p:q:c:x0:finalTime:at:)",
    adjointGradient(theta:p:q:c:x0:finalTime:at:)),
]
