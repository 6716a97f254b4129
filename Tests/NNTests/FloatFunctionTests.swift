import Glibc
import NN
import Testing

/// The vectorized Float functions against the C library in Double.
@Suite struct FloatFunctionTests {
  @Test func `exp is exact to one unit in the last place, from underflow to overflow`() {
    let x = Tensor.linspace(-104, 89, count: 400_001)
    #expect(worstError(exp(x), x, Glibc.exp) < 1)
    let ends = exp(Tensor([.infinity, -.infinity, 0, 88.8, -104, .nan])).values
    #expect(Array(ends[..<5]) == [.infinity, 0, 1, .infinity, 0] && ends[5].isNaN)
  }

  @Test func `log is exact to one unit in the last place, also of the smallest numbers`() {
    let x = exp(Tensor.linspace(-103, 88, count: 400_001))
    #expect(worstError(log(x), x, Glibc.log) < 1)
    let near = Tensor.linspace(0.5, 2, count: 100_001)
    #expect(worstError(log(near), near, Glibc.log) < 1)
    let ends = log(Tensor([0, .infinity, 1, -1, .nan])).values
    #expect(Array(ends[..<3]) == [-.infinity, .infinity, 0] && ends[3].isNaN && ends[4].isNaN)
  }

  @Test func `tanh is exact to three units in the last place, also near zero`() {
    let x = Tensor.linspace(-12, 12, count: 400_001)
    #expect(worstError(tanh(x), x, Glibc.tanh) < 3)
    let small = exp(Tensor.linspace(-80, 0, count: 100_001))
    #expect(worstError(tanh(small), small, Glibc.tanh) < 3)
    let ends = tanh(Tensor([.infinity, -.infinity, 0, .nan])).values
    #expect(Array(ends[..<3]) == [1, -1, 0] && ends[3].isNaN)
  }

  @Test func `sigmoid and softmax neither overflow nor lose small probabilities`() {
    #expect(sigmoid(Tensor([-1000, 1000, 0])).values == [0, 1, 0.5])
    let x = Tensor.linspace(-80, 80, count: 100_001)
    #expect(worstError(sigmoid(x), x, { 1 / (1 + Glibc.exp(-$0)) }) < 3)
    let scores = Tensor([1000, 1000, -1000])
    #expect(softmax(scores).values == [0.5, 0.5, 0])
    #expect(logSumExp(Tensor([-.infinity, -.infinity])).item == -.infinity)
    #expect(logSoftmax(Tensor([0, -1000])).values == [0, -1000])
  }

  /// The largest error in units of the last place of the right result.
  private func worstError(_ y: Tensor, _ x: Tensor, _ function: (Double) -> Double) -> Double {
    zip(x.values, y.values).reduce(0) { worst, pair in
      let exact = function(pair.0)
      let unit = Double(Swift.max(Float(exact).ulp, .leastNonzeroMagnitude))
      return Swift.max(worst, (pair.1 - exact).magnitude / unit)
    }
  }
}
