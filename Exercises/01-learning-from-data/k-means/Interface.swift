import Answering

let interface = [
  Function("farthestStart(_:k:)") { (points: [[Double]], k: Int) in
    farthestStart(points, k: k)
  },
  Function("kMeans(_:from:rounds:)") { (points: [[Double]], start: [[Double]], rounds: Int) in
    let found = kMeans(points, from: start, rounds: rounds)
    return Record(["centres": found.centres, "groups": found.groups])
  },
]
