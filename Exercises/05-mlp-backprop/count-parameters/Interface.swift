import Answering

let interface = [Function("countParameters(_:)", countParameters(_:))]
