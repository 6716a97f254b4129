import Answering

let interface = [
  Function("foldedTent(_:depth:)") { (places: [Double], depth: Int) in
    places.map { foldedTent($0, depth: depth) }
  },
  Function("tentPieces(depth:)", tentPieces(depth:)),
  Function("unitsInOneLayer(depth:)", unitsInOneLayer(depth:)),
]
