// Fails: discounts what comes later
// Says: and nothing else

func qUpdate(
  _ q: [[Double]], state: Int, action: Int, reward: Double, next: Int?, alpha: Double, gamma: Double
) -> [[Double]] {
  var corrected = q
  guard let next else {
    corrected[state][action] += alpha * (reward - q[state][action])
    return corrected
  }
  corrected[state][action] += alpha * (gamma * (reward + q[next].max()!) - q[state][action])
  return corrected
}
