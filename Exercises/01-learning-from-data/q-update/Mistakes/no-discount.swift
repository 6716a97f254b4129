// Fails: discounts what comes later
// Says: γ multiplies the best value of the next state

func qUpdate(
  _ q: [[Double]], state: Int, action: Int, reward: Double, next: Int?, alpha: Double, gamma: Double
) -> [[Double]] {
  var corrected = q
  let future = next.map { q[$0].max()! } ?? 0
  corrected[state][action] += alpha * (reward + future - q[state][action])
  return corrected
}
