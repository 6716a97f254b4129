import Answering

let interface = [Function("neuronStep(w:x:t:eta:)", neuronStep(w:x:t:eta:))]
