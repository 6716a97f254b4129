// Fails: a logit of 2 ± 2
// Says: it knows no doubt

import Glibc

func moderatedProbability(logit: Double, variance: Double) -> Double {
  1 / (1 + exp(-logit))
}
