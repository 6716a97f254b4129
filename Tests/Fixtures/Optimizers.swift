import NN

/// How each optimizer of the fixtures is made here: one line for each file.
package enum FixtureOptimizers {
  package typealias Make = @Sendable ([Tensor], [String: Fixture.Attribute]) -> Optimizer

  package static let table: [String: Make] = [
    "optimizer_sgd": sgd, "optimizer_momentum": sgd, "optimizer_nesterov": sgd,
    "optimizer_sgd_weight_decay": sgd, "optimizer_adam": adam, "optimizer_adam_l2": adam,
    "optimizer_adamw": { parameters, options in
      AdamW(
        parameters, learningRate: options.rate, decays: options.decays,
        epsilon: options.number("eps") ?? 1e-8, weightDecay: options.number("weight_decay") ?? 0.01)
    },
    "optimizer_nadam": { parameters, options in
      NAdam(
        parameters, learningRate: options.rate, decays: options.decays,
        epsilon: options.number("eps") ?? 1e-8, weightDecay: options.number("weight_decay") ?? 0,
        momentumDecay: options.number("momentum_decay") ?? 0.004)
    },
    "optimizer_adagrad": { parameters, options in
      AdaGrad(
        parameters, learningRate: options.rate, epsilon: options.number("eps") ?? 1e-10,
        weightDecay: options.number("weight_decay") ?? 0)
    },
    "optimizer_adadelta": { parameters, options in
      Adadelta(
        parameters, learningRate: options.rate, decay: options.number("rho") ?? 0.9,
        epsilon: options.number("eps") ?? 1e-6, weightDecay: options.number("weight_decay") ?? 0)
    },
    "optimizer_rmsprop": rmsProp, "optimizer_rmsprop_centered_momentum": rmsProp,
  ]

  private static let sgd: Make = { parameters, options in
    SGD(
      parameters, learningRate: options.rate, momentum: options.number("momentum") ?? 0,
      nesterov: options["nesterov"]?.flag ?? false,
      weightDecay: options.number("weight_decay") ?? 0)
  }

  private static let adam: Make = { parameters, options in
    Adam(
      parameters, learningRate: options.rate, decays: options.decays,
      epsilon: options.number("eps") ?? 1e-8, weightDecay: options.number("weight_decay") ?? 0)
  }

  private static let rmsProp: Make = { parameters, options in
    RMSProp(
      parameters, learningRate: options.rate, decay: options.number("alpha") ?? 0.99,
      epsilon: options.number("eps") ?? 1e-8, centered: options["centered"]?.flag ?? false,
      momentum: options.number("momentum") ?? 0, weightDecay: options.number("weight_decay") ?? 0)
  }
}

extension [String: Fixture.Attribute] {
  fileprivate var rate: Double { self["lr"]!.number! }

  fileprivate func number(_ name: String) -> Double? { self[name]?.number }

  fileprivate var decays: (mean: Double, square: Double) {
    let decays = self["betas"]?.list?.compactMap(\.number) ?? [0.9, 0.999]
    return (decays[0], decays[1])
  }
}
