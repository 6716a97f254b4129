import Answering

let interface = [
  Function("kFold(count:folds:seed:)") { (count: Int, folds: Int, seed: Int) in
    kFold(count: count, folds: folds, seed: seed)
  }
]
