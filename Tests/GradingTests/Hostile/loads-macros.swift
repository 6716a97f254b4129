// Asks for compiler plug-ins, in code and in comments.
// swift-tools-version: 6.2
// swift-compiler-flags: -load-plugin-library /tmp/evil.so -I /root -Xcc -include/etc/passwd
// REQUIRES: -Xfrontend -load-plugin-executable=/bin/sh#Evil

@freestanding(expression) macro evil() -> Double = #externalMacro(module: "Evil", type: "Evil")

func thresholdXOR(a: Double, b: Double) -> Double { #evil }

let hiddenWeights: [[Double]] = [[0, 0, 0], [0, 0, 0]]
let outputWeights: [Double] = [0, 0, 0]
