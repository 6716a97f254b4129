import NN

extension Workload {
  /// Operations so small that only their bookkeeping takes time, as `dispatch_` in the peer's
  /// script.
  static var dispatch: [Workload] {
    [
      repeated("dispatch_add_1elem_grad", 1000) {
        let (a, b) = (
          Tensor.ones([1], requiresGradient: true), Tensor.ones([1], requiresGradient: true)
        )
        return { _ = a + b }
      },
      repeated("dispatch_mul_1elem_grad", 1000) {
        let (a, b) = (
          Tensor.ones([1], requiresGradient: true), Tensor.ones([1], requiresGradient: true)
        )
        return { _ = a * b }
      },
      repeated("dispatch_tanh_4x8_grad", 1000) {
        let a = Tensor.ones([4, 8], requiresGradient: true)
        return { _ = tanh(a) }
      },
      repeated("dispatch_nn_linear_4x2x8_grad", 1000) {
        var generator = SeededGenerator(seed: 1)
        let (x, layer) = (Tensor.ones([4, 2]), Linear(2, 8, using: &generator))
        return { _ = layer(x) }
      },
      Workload(name: "dispatch_chain100_fwd_bwd_1elem", operationsPerCall: 100) {
        let a = Tensor.ones([1], requiresGradient: true)
        return {
          var x = a
          for _ in 0..<100 { x = x * 1.0001 }
          a.zeroGradient()
          x.backward()
        }
      },
      optimizerStep("dispatch_sgd_step_4_tiny_params") { SGD($0, learningRate: 0.1) },
      optimizerStep("dispatch_adam_step_4_tiny_params") { Adam($0, learningRate: 0.1) },
    ]
  }

  private static func repeated(
    _ name: String, _ count: Int, _ make: @escaping @Sendable () -> () -> Void
  ) -> Workload {
    Workload(name: name, operationsPerCall: count) {
      let operation = make()
      return { for _ in 0..<count { operation() } }
    }
  }

  private static func optimizerStep(
    _ name: String, _ makeOptimizer: @escaping @Sendable ([Tensor]) -> Optimizer
  ) -> Workload {
    repeated(name, 100) {
      let parameters = (0..<4).map { _ in Tensor.ones([1], requiresGradient: true) }
      for parameter in parameters { parameter.gradient = .ones([1]) }
      let optimizer = makeOptimizer(parameters)
      return { optimizer.step() }
    }
  }
}
