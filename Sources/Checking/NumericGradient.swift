/// The gradient of `function` at `point` by central differences: (f(x + h) − f(x − h)) / 2h for each
/// entry, with an error of order h².
public func numericGradient(
  at point: [Double], step: Double = 1e-5, of function: ([Double]) throws -> Double
) rethrows -> [Double] {
  var moved = point
  return try point.indices.map { k in
    moved[k] = point[k] + step
    let above = try function(moved)
    moved[k] = point[k] - step
    let below = try function(moved)
    moved[k] = point[k]
    return (above - below) / (2 * step)
  }
}
