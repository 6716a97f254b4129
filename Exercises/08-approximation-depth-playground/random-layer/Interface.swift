import Answering

let interface = [
  Function("hiddenAnswers(_:weights:biases:)", hiddenAnswers(_:weights:biases:)),
  Function("readoutGradient(_:hidden:targets:lambda:)", readoutGradient(_:hidden:targets:lambda:)),
  Function("readout(hidden:targets:lambda:)", readout(hidden:targets:lambda:)),
]
