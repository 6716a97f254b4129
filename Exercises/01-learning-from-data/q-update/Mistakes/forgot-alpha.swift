// Fails: corrects one value after a move
// Says: Only α times the surprise is added

func qUpdate(
  _ q: [[Double]], state: Int, action: Int, reward: Double, next: Int?, alpha: Double, gamma: Double
) -> [[Double]] {
  var corrected = q
  corrected[state][action] = reward + gamma * (next.map { q[$0].max()! } ?? 0)
  return corrected
}
