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
