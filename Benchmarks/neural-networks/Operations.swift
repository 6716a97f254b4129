import NN

extension Workload {
  /// Single operations without recording, as `op_` in the peer's script.
  static var operations: [Workload] {
    [128, 256, 512, 1024].map { product($0, $0, $0, name: "op_sgemm_\($0)") } + [
      product(64, 784, 256, name: "op_sgemm_64x784x256"),
      product(32, 128, 512, name: "op_sgemm_32x128x512"),
      unary("op_softmax_1024x1024", [1024, 1024]) { softmax($0) },
      unary("op_tanh_1e6", [1_000_000], tanh),
      unary("op_exp_1e6", [1_000_000], exp),
      unary("op_sigmoid_1e6", [1_000_000]) { sigmoid($0) },
      unary("op_relu_1e6", [1_000_000]) { relu($0) },
      unary("op_sum_1e7", [10_000_000]) { $0.sum() },
      unary("op_gelu_1e6", [1_000_000]) { gelu($0) },
      unary("op_layernorm_1024x512", [1024, 512]) { layerNorm($0) },
      unary("op_maxpool2_64x16x32x32", [64, 16, 32, 32]) { maxPool2d($0, 2) },
      convolution("op_conv2d_32x64x32x32_k3_o64", [32, 64, 32, 32], [64, 64, 3, 3], padding: 1),
      convolution(
        "op_conv2d_bwd_32x64x32x32_k3_o64", [32, 64, 32, 32], [64, 64, 3, 3], padding: 1,
        backward: true),
      convolution("op_conv2d_64x1x28x28_k5_o6", [64, 1, 28, 28], [6, 1, 5, 5], padding: 2),
      convolution("op_conv2d_64x6x14x14_k5_o16", [64, 6, 14, 14], [16, 6, 5, 5], padding: 0),
      Workload(name: "op_add_1e6") {
        var generator = SeededGenerator(seed: 1)
        let a = Tensor.normal([1_000_000], using: &generator)
        let b = Tensor.normal([1_000_000], using: &generator)
        return { withoutGradient { _ = a + b } }
      },
      Workload(name: "op_randn_1e6") {
        var generator = SeededGenerator(seed: 1)
        return { _ = Tensor.normal([1_000_000], using: &generator) }
      },
    ]
  }

  private static func product(_ m: Int, _ k: Int, _ n: Int, name: String) -> Workload {
    Workload(name: name) {
      var generator = SeededGenerator(seed: 1)
      let a = Tensor.normal([m, k], using: &generator)
      let b = Tensor.normal([k, n], using: &generator)
      return { withoutGradient { _ = matmul(a, b) } }
    }
  }

  /// A convolution, or its backward pass alone.
  private static func convolution(
    _ name: String, _ input: [Int], _ weight: [Int], padding: Int, backward: Bool = false
  ) -> Workload {
    Workload(name: name) {
      var generator = SeededGenerator(seed: 1)
      let x = Tensor.normal(input, requiresGradient: backward, using: &generator)
      let w = Tensor.normal(weight, requiresGradient: backward, using: &generator)
      if !backward { return { withoutGradient { _ = conv2d(x, w, padding: padding) } } }
      let y = conv2d(x, w, padding: padding)
      let upstream = Tensor.normal(y.shape, using: &generator)
      return {
        x.zeroGradient()
        w.zeroGradient()
        y.backward(upstream, retainGraph: true)
      }
    }
  }

  static func unary(
    _ name: String, _ shape: [Int], _ function: @escaping @Sendable (Tensor) -> Tensor
  ) -> Workload {
    Workload(name: name) {
      var generator = SeededGenerator(seed: 1)
      let x = Tensor.normal(shape, using: &generator)
      return { withoutGradient { _ = function(x) } }
    }
  }
}
