import NN
import Testing

@Suite struct PrintingTests {
  @Test func `a matrix is printed in columns`() {
    #expect(
      "\(Tensor([[1, 2.5, 3], [4, -5, 6.25]]))" == """
        Tensor [2, 3] float32
        [[ 1.00,  2.50,  3.00],
         [ 4.00, -5.00,  6.25]]
        """)
  }

  @Test func `whole numbers need no decimals`() {
    #expect("\(Tensor([10, -2], precision: .float64))" == "Tensor [2] float64\n[10, -2]")
    #expect("\(Tensor(3))" == "Tensor [] float32\n3")
  }

  @Test func `very large and very small numbers are powers of ten`() {
    #expect("\(Tensor([1.5e-7, 2e-7]))" == "Tensor [2] float32\n[1.500e-07, 2.000e-07]")
  }

  @Test func `what is no number is named`() {
    #expect("\(Tensor([0, .infinity, .nan]))" == "Tensor [3] float32\n[  0, inf, nan]")
  }

  @Test func `blocks are set apart by an empty line`() {
    #expect(
      "\(Tensor([1, 2, 3, 4], shape: [2, 1, 2]))" == """
        Tensor [2, 1, 2] float32
        [[[1, 2]],

         [[3, 4]]]
        """)
  }

  @Test func `long axes are shortened`() {
    let text = "\(Tensor.range(0, 300))"
    #expect(text == "Tensor [300] float32\n[  0,   1,   2, …, 297, 298, 299]")
  }

  @Test func `an empty tensor prints its shape`() {
    #expect("\(Tensor.zeros([0]))" == "Tensor [0] float32\n[]")
  }
}
