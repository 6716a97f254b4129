func double(_ x: Double) -> Double { 2 * x }
