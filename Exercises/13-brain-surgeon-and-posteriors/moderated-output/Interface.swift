import Answering

let interface = [
  Function("moderatedOutput(logit:variance:)", moderatedOutput(logit:variance:))
]
