// Fails: a logit of 2 ± 2
// Says: It pulls towards one half

import Glibc

func moderatedProbability(logit: Double, variance: Double) -> Double {
  1 / (1 + exp(-logit)) / sqrt(1 + Double.pi * variance / 8)
}
