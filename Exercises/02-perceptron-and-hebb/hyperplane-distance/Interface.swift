import Answering

let interface = [Function("distanceToHyperplane(w:x:)", distanceToHyperplane(w:x:))]
