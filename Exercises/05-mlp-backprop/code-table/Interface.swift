import Answering

let interface = [
  Function("readCodes(_:)") { (answers: [[Double]]) in readCodes(answers) },
  Function("decoder(_:)") { (answers: [[Double]]) in decoder(answers) },
]
