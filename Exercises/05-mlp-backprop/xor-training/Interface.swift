import Answering

let interface = [
  Function("trainXOR(hidden:seed:)", trainXOR(hidden:seed:))
]
