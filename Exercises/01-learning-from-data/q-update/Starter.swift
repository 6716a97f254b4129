/// Corrects a table of action values after one move.
///
/// - Parameters:
///   - q: `q[s][a]`, the value of action a in state s.
///   - state: where the move was made.
///   - action: the move.
///   - reward: what it brought.
///   - next: where it led, or nil if it ended the walk.
///   - alpha: how far the value moves towards what was seen.
///   - gamma: what a reward is worth one move later.
/// - Returns: the table with one number changed.
func qUpdate(
  _ q: [[Double]], state: Int, action: Int, reward: Double, next: Int?, alpha: Double, gamma: Double
) -> [[Double]] {
  // Your code here.
  return q
}
