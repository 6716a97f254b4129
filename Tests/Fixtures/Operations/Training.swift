import NN

extension FixtureOperations {
  static let training: [String: Operation] = [
    "clip_gradient_norm": { arguments in
      let names = arguments.tensors.keys.filter { $0.hasPrefix("g") }.sorted()
      let parameters = names.map { name in
        let gradient = arguments[name]
        let parameter = Tensor.zeros(
          gradient.shape, precision: gradient.precision, requiresGradient: true)
        parameter.gradient = gradient
        return parameter
      }
      let norm = clipGradientNorm(parameters, to: arguments.number("max_norm"))
      var outputs = ["total_norm": Tensor(norm, precision: arguments[names[0]].precision)]
      for (name, parameter) in zip(names, parameters) {
        outputs["clipped\(name.dropFirst())"] = parameter.gradient
      }
      return outputs
    },
    "learning_rate_schedules": { arguments in
      let rate = arguments.number("base")
      let count = Int(arguments.number("steps"))
      let schedules: [String: LearningRateSchedule] = [
        "step": .steps(from: rate, factor: 0.5, every: 4),
        "exponential": .exponential(from: rate, factor: 0.9),
        "cosine": .cosine(from: rate, steps: count),
        "warmup": .constant(rate).warmedUp(over: 4),
      ]
      return schedules.mapValues { schedule in
        Tensor((0..<count).map { schedule($0) }, precision: .float64)
      }
    },
  ]
}
