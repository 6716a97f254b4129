import Answering

let interface = [
  Function(
    "memorylessDirection(gradient:step:change:)", memorylessDirection(gradient:step:change:))
]
