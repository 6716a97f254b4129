import NN

/// How each optimizer of the fixtures is made here: one line for each file.
package enum FixtureOptimizers {
  package typealias Make = @Sendable ([Tensor], [String: Fixture.Attribute]) -> Optimizer

  package static let table: [String: Make] = [
    "optimizer_sgd": sgd, "optimizer_momentum": sgd, "optimizer_nesterov": sgd,
    "optimizer_sgd_weight_decay": sgd, "optimizer_adam": adam, "optimizer_adam_l2": adam,
  ]

  private static let sgd: Make = { parameters, options in
    SGD(
      parameters, learningRate: options["lr"]!.number!,
      momentum: options["momentum"]?.number ?? 0, nesterov: options["nesterov"]?.flag ?? false,
      weightDecay: options["weight_decay"]?.number ?? 0)
  }

  private static let adam: Make = { parameters, options in
    let decays = options["betas"]?.list?.compactMap(\.number) ?? [0.9, 0.999]
    return Adam(
      parameters, learningRate: options["lr"]!.number!, decays: (decays[0], decays[1]),
      epsilon: options["eps"]?.number ?? 1e-8, weightDecay: options["weight_decay"]?.number ?? 0)
  }
}
