// Imports what the exercise does not allow.

import Foundation

func thresholdXOR(a: Double, b: Double) -> Double { Date().timeIntervalSince1970 }

let hiddenWeights: [[Double]] = [[0, 0, 0], [0, 0, 0]]
let outputWeights: [Double] = [0, 0, 0]
