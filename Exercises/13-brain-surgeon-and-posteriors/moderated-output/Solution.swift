import Glibc

/// σ(y / √(1 + π s² / 8)), the sigmoid averaged over a doubtful logit.
func moderatedProbability(logit: Double, variance: Double) -> Double {
  1 / (1 + exp(-logit / sqrt(1 + Double.pi * variance / 8)))
}
