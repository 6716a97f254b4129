import Glibc

/// The slope of f by each entry of x, measured to both sides:
/// (f(x + h·eₖ) − f(x − h·eₖ)) / 2h for every k, where eₖ is 1 at k and 0 elsewhere.
func centralDifferences(of f: ([Double]) -> Double, at x: [Double], step h: Double) -> [Double] {
  // Write this.
  x
}

/// Compares `gradient`, which somebody claims to be ∇f(x), with central differences.
///
/// The relative error of an entry is |a − n| / max(1e-8, |a| + |n|), a claimed and n measured.
/// Returns the index of the entry with the largest one, and that error; where `gradient` holds a
/// NaN, the NaN's index and `.infinity`.
func gradCheck(
  of f: ([Double]) -> Double, at x: [Double], gradient: [Double], step h: Double = 1e-5
) -> (worst: Int, relativeError: Double) {
  // Write this.
  (0, 0)
}
