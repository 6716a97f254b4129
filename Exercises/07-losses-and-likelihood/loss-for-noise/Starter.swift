import Glibc

/// −ln of the density or probability of a target, given the answer y and a belief.
///
/// - Parameter noise: "gauss", "laplace", "coin" or "waiting".
func price(of t: Double, answer y: Double, noise: String) -> Double {
  // Your code here.
  return 0
}

/// The answer, one for all, under which the targets are most probable.
func mostProbable(_ targets: [Double], noise: String) -> Double {
  // Your code here.
  return 0
}
