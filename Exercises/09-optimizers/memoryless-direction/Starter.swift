/// −B g, where B is the identity with one BFGS update by the pair (s, y).
///
/// - Parameters:
///   - g: the gradient now.
///   - s: the last step.
///   - y: how the gradient changed over that step.
func memorylessDirection(gradient g: [Double], step s: [Double], change y: [Double]) -> [Double] {
  // Your code here.
  return g.map { -$0 }
}
