/// Corrects a table of action values after one move: Q(s, a) moves by α times the surprise,
/// r + γ maxₐ′ Q(s′, a′) − Q(s, a).
func qUpdate(
  _ q: [[Double]], state: Int, action: Int, reward: Double, next: Int?, alpha: Double, gamma: Double
) -> [[Double]] {
  var future = 0.0
  if let next { future = q[next].max()! }
  var corrected = q
  corrected[state][action] += alpha * (reward + gamma * future - q[state][action])
  return corrected
}
