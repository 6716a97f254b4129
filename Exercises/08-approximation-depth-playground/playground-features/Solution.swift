import Glibc

func playgroundFeatures(_ points: [[Double]]) -> [[Double]] {
  points.map { point in
    let (x, y) = (point[0], point[1])
    return [x, y, x * x, y * y, x * y, sin(x), sin(y)]
  }
}

func linearAnswer(for set: String) -> [Double] {
  switch set {
  case "gauss": [1, 1, 0, 0, 0, 0, 0, 0]
  case "circle": [0, 0, -1, -1, 0, 0, 0, 9]
  default: [0, 0, 0, 0, 1, 0, 0, 0]
  }
}
