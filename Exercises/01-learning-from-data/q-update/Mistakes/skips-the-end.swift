// Fails: expects nothing after the end
// Says: the value is still corrected

func qUpdate(
  _ q: [[Double]], state: Int, action: Int, reward: Double, next: Int?, alpha: Double, gamma: Double
) -> [[Double]] {
  guard let next else { return q }
  var corrected = q
  corrected[state][action] += alpha * (reward + gamma * q[next].max()! - q[state][action])
  return corrected
}
