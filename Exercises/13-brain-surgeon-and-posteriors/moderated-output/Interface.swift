import Answering

let interface = [
  Function("moderatedProbability(logit:variance:)", moderatedProbability(logit:variance:))
]
