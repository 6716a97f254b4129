import Answering

let interface = [Function("parityNetwork(n:)", parityNetwork(n:))]
