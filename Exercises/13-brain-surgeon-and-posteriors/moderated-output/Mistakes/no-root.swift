// Fails: a logit of 2 ± 2
// Says: A root is missing

import Glibc

func moderatedProbability(logit: Double, variance: Double) -> Double {
  1 / (1 + exp(-logit / (1 + Double.pi * variance / 8)))
}
