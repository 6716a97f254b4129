// Fails: doubles any number
// Says: Try a negative number.
func double(_ x: Double) -> Double { x < 0 ? -2 * x : 2 * x }
