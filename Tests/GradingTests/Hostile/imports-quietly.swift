// Imports what is not allowed where one does not look.

#if canImport(Foundation)
  #if swift(>=5)
    @_implementationOnly import struct Foundation.URL
  #endif
#endif

func thresholdXOR(a: Double, b: Double) -> Double { 0 }

let hiddenWeights: [[Double]] = [[0, 0, 0], [0, 0, 0]]
let outputWeights: [Double] = [0, 0, 0]
