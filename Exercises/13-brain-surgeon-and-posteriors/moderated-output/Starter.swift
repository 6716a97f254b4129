import Glibc

/// The probability of class 1, averaged over what is not known of the logit.
///
/// - Parameters:
///   - logit: its mean, y.
///   - variance: its variance, s².
func moderatedProbability(logit: Double, variance: Double) -> Double {
  // Your code here.
  return 0
}
