import Answering

let interface = [
  Function("trainSpiral(points:labels:seed:)", trainSpiral(points:labels:seed:))
]
