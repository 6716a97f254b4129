import Glibc
import NN
import Testing

@Suite struct RandomnessTests {
  @Test func `the generator is xoshiro256** seeded by SplitMix64`() {
    // Computed with an independent program from the published algorithms.
    var generator = SeededGenerator(seed: 7)
    #expect(generator.next() == 12_923_355_070_828_475_994)
    #expect(generator.next() == 5_142_052_590_334_782_674)
    var again = SeededGenerator(seed: 7)
    #expect(again.uniform() == 0.7005764821796896)
  }

  @Test func `uniform and normal numbers have their moments`() {
    var generator = SeededGenerator(seed: 11)
    let n = 200_000
    let uniform = Tensor.uniform([n], from: -1, to: 3, precision: .float64, using: &generator)
    let normal = Tensor.normal(
      [n], mean: 2, standardDeviation: 3, precision: .float64, using: &generator)
    #expect((uniform.mean().item - 1).magnitude < 4 * (16.0 / 12 / Double(n)).squareRoot())
    #expect(uniform.min().item >= -1 && uniform.max().item < 3)
    let z = (normal - 2) / 3
    let root = Double(n).squareRoot()
    #expect(z.mean().item.magnitude < 4 / root)
    #expect((square(z).mean().item - 1).magnitude < 4 * 2.0.squareRoot() / root)
    #expect((pow(z, 4).mean().item - 3).magnitude < 4 * 96.0.squareRoot() / root)
    // The distribution function at ±1, ±2 and ±3.
    for (bound, expected) in [(1.0, 0.6826894921), (2, 0.9544997361), (3, 0.9973002039)] {
      let share = (abs(z) .< bound).mean().item
      #expect((share - expected).magnitude < 4 * (expected * (1 - expected)).squareRoot() / root)
    }
  }

  @Test func `a permutation has every number once, and all orders come equally often`() {
    var generator = SeededGenerator(seed: 5)
    #expect(generator.permutation(100).sorted() == Array(0..<100))
    var counts: [[Int]: Int] = [:]
    for _ in 0..<6000 { counts[generator.permutation(3), default: 0] += 1 }
    #expect(counts.count == 6)
    #expect(counts.values.allSatisfy { ($0 - 1000).magnitude < 120 })
    #expect(Set(generator.choice(5, from: 5)).count == 5)
  }

  @Test(arguments: [[60, 40], [4, 30]])
  func `an orthogonal matrix keeps lengths`(shape: [Int]) {
    var generator = SeededGenerator(seed: 2)
    let w = Initializer.orthogonal.tensor(shape, precision: .float64, using: &generator).detached()
    let gram = shape[0] <= shape[1] ? matmul(w, w.transposed()) : matmul(w.transposed(), w)
    let expected = Tensor.identity(shape.min()!, precision: .float64)
    #expect(abs(gram - expected).max().item < 1e-12)
  }
}
