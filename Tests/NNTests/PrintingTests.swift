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

  @Test func `a large matrix shows its corners in columns`() {
    #expect(
      "\(Tensor.range(0, 400).reshaped([20, 20]) / 2)" == """
        Tensor [20, 20] float32
        [[  0.0,   0.5,   1.0, …,   8.5,   9.0,   9.5],
         [ 10.0,  10.5,  11.0, …,  18.5,  19.0,  19.5],
         [ 20.0,  20.5,  21.0, …,  28.5,  29.0,  29.5],
         …,
         [170.0, 170.5, 171.0, …, 178.5, 179.0, 179.5],
         [180.0, 180.5, 181.0, …, 188.5, 189.0, 189.5],
         [190.0, 190.5, 191.0, …, 198.5, 199.0, 199.5]]
        """)
    // A short axis is shown whole beside a long one; what is hidden does not choose the format.
    var values = [Double](repeating: 1, count: 300)
    values[150] = 1e12
    #expect(
      "\(Tensor(values, shape: [100, 3], precision: .float64))" == """
        Tensor [100, 3] float64
        [[1, 1, 1],
         [1, 1, 1],
         [1, 1, 1],
         …,
         [1, 1, 1],
         [1, 1, 1],
         [1, 1, 1]]
        """)
  }

  @Test func `an empty tensor prints its shape`() {
    #expect("\(Tensor.zeros([0]))" == "Tensor [0] float32\n[]")
  }
}
