import Glibc

func price(of t: Double, answer y: Double, noise: String) -> Double {
  switch noise {
  case "gauss": return (y - t) * (y - t) / 2 + log(2 * Double.pi) / 2
  case "laplace": return abs(y - t) + log(2)
  case "coin": return -(t == 1 ? log(y) : log(1 - y))
  default: return y * t - log(y)
  }
}

func mostProbable(_ targets: [Double], noise: String) -> Double {
  let mean = targets.reduce(0, +) / Double(targets.count)
  switch noise {
  case "laplace": return targets.sorted()[targets.count / 2]
  case "waiting": return 1 / mean
  default: return mean
  }
}
