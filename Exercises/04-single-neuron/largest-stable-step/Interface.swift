import Answering

let interface = [Function("largestStableStep(hessian:)", largestStableStep(hessian:))]
