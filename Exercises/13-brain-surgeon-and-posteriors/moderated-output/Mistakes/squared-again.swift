// Fails: a logit of 2 ± 2
// Says: You have squared the variance

import Glibc

func moderatedProbability(logit: Double, variance: Double) -> Double {
  1 / (1 + exp(-logit / sqrt(1 + Double.pi * variance * variance / 8)))
}
