import NN
import Testing

@Suite struct BackwardTests {
  @Test func `a product swaps its inputs`() {
    let x = Tensor(4, requiresGradient: true)
    let y = Tensor(-3, requiresGradient: true)
    let z = x * y
    z.backward()
    #expect(z.item == -12)
    #expect(x.gradient?.item == -3)
    #expect(y.gradient?.item == 4)
  }
}
