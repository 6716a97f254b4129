// Fails: corrects one value after a move
// Says: or the same action again: take the best

func qUpdate(
  _ q: [[Double]], state: Int, action: Int, reward: Double, next: Int?, alpha: Double, gamma: Double
) -> [[Double]] {
  var corrected = q
  let future = next.map { q[$0][action] } ?? 0
  corrected[state][action] += alpha * (reward + gamma * future - q[state][action])
  return corrected
}
