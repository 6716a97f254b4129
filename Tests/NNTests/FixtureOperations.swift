import NN

/// How each operation of the fixtures is called here: one line for each file.
enum FixtureOperations {
  typealias Operation = @Sendable (Arguments) -> [String: Tensor]

  static let table: [String: Operation] = [
    "abs": { ["y": abs($0["x"])] },
    "binary_cross_entropy": {
      ["y": binaryCrossEntropy($0["p"], $0["target"], reduction: $0.reduction)]
    },
    "binary_cross_entropy_with_logits": {
      ["y": binaryCrossEntropy(logits: $0["logits"], $0["target"], reduction: $0.reduction)]
    },
    "broadcast_add": { ["y": $0["a"] + $0["b"]] },
    "broadcast_divide": { ["y": $0["a"] / $0["b"]] },
    "broadcast_maximum": { ["y": maximum($0["a"], $0["b"])] },
    "broadcast_multiply": { ["y": $0["a"] * $0["b"]] },
    "broadcast_subtract": { ["y": $0["a"] - $0["b"]] },
    "broadcast_to": { ["y": $0["x"].broadcastTo($0.axes("shape"))] },
    "clamp": { ["y": clamp($0["x"], from: $0.number("low"), to: $0.number("high"))] },
    "concat": { ["y": concat($0.numbered, axis: $0.axes()[0])] },
    "cross_entropy": { arguments in
      if arguments.fixture.inputs["target"]!.isInteger {
        return [
          "y": crossEntropy(
            arguments["logits"], labels: arguments.integers("target"),
            reduction: arguments.reduction, labelSmoothing: arguments.number("label_smoothing"))
        ]
      }
      return [
        "y": crossEntropy(
          arguments["logits"], target: arguments["target"], reduction: arguments.reduction)
      ]
    },
    "embedding": {
      [
        "y": $0["weight"].rows($0.integers("ids"))
          .reshaped($0.shape("ids") + [$0["weight"].shape[1]])
      ]
    },
    "exp": { ["y": exp($0["x"])] },
    "gather": {
      [
        "y": $0["x"].gather(
          axis: $0.axes()[0], indices: $0.integers("index"), shape: $0.shape("index"))
      ]
    },
    "index_rows": { ["y": $0["x"].rows($0.integers("index"))] },
    "linear": { ["y": linear($0["x"], $0["weight"], $0.tensors["bias"])] },
    "log": { ["y": log($0["x"])] },
    "log_softmax": { ["y": logSoftmax($0["x"], axis: $0.axes()[0])] },
    "logsigmoid": { ["y": logSigmoid($0["x"])] },
    "matmul": { ["y": matmul($0["a"], $0["b"])] },
    "mse_loss": {
      ["y": meanSquaredError($0["prediction"], $0["target"], reduction: $0.reduction)]
    },
    "pad": {
      let widths = $0.attribute("pads").list!.map {
        (before: $0.integers![0], after: $0.integers![1])
      }
      return ["y": $0["x"].padded(widths, with: $0.number("value"))]
    },
    "power": { ["y": pow($0["x"], $0.number("exponent"))] },
    "reciprocal": { ["y": reciprocal($0["x"])] },
    "reduce_logsumexp": {
      ["y": logSumExp($0["x"], axes: $0.axes(), keepDimensions: $0.keepsDimensions)]
    },
    "reduce_max": { ["y": $0["x"].max(axes: $0.axes(), keepDimensions: $0.keepsDimensions)] },
    "reduce_mean": { ["y": $0["x"].mean(axes: $0.axes(), keepDimensions: $0.keepsDimensions)] },
    "reduce_sum": { ["y": $0["x"].sum(axes: $0.axes(), keepDimensions: $0.keepsDimensions)] },
    "reduce_variance": {
      ["y": $0["x"].variance(axes: $0.axes(), keepDimensions: $0.keepsDimensions)]
    },
    "relu": { ["y": relu($0["x"])] },
    "reshape": { ["y": $0["x"].reshaped($0.axes("shape"))] },
    "scaled_tanh": {
      ["y": scaledTanh($0["x"], amplitude: $0.number("a"), slope: $0.number("b"))]
    },
    "sigmoid": { ["y": sigmoid($0["x"])] },
    "slice": {
      let ranges = $0.attribute("ranges").list!.map { range in
        let bounds = range.integers!
        return (from: bounds[0], to: bounds[1], by: bounds.count > 2 ? bounds[2] : 1)
      }
      return ["y": $0["x"].slice(ranges)]
    },
    "softmax": { ["y": softmax($0["x"], axis: $0.axes()[0])] },
    "softplus": { ["y": softplus($0["x"])] },
    "sqrt": { ["y": sqrt($0["x"])] },
    "square": { ["y": square($0["x"])] },
    "stack": { ["y": stack($0.numbered, axis: $0.axes()[0])] },
    "tanh": { ["y": tanh($0["x"])] },
    "transpose": { ["y": $0["x"].transposed($0.axes("permutation"))] },
    "where": { arguments in
      let mask = arguments.fixture.inputs["mask"]!.tensor(arguments["a"].precision)
      return ["y": select(mask, arguments["a"], arguments["b"])]
    },
  ]

  /// Files that another test reads: trajectories and statistics.
  static let elsewhere: Set<String> = [
    "initializers", "model_xor_mlp", "optimizer_adam", "optimizer_adam_l2", "optimizer_momentum",
    "optimizer_nesterov", "optimizer_sgd", "optimizer_sgd_weight_decay",
  ]

  /// Files whose operation does not exist yet. Shorten this list with each that is added.
  static let missing: Set<String> = [
    "avg_pool2d", "batch_norm1d", "batch_norm2d", "bidirectional_lstm", "clip_gradient_norm",
    "contrastive", "conv1d", "conv2d", "conv_transpose2d", "dropout", "elu", "gan_losses", "gelu",
    "gelu_tanh", "global_avg_pool2d", "group_norm", "gru", "gru_reset_before", "hinge", "huber",
    "kl_categorical", "kl_gaussian", "l1_loss", "layer_norm", "leaky_relu",
    "learning_rate_schedules", "local_response_norm", "lstm", "lstm_peephole", "max_pool2d",
    "max_unpool2d", "mgu", "model_gpt_tiny", "model_lenet_small", "model_lstm_classifier",
    "model_vae", "multi_head_attention", "multiclass_hinge", "multiclass_squared_hinge",
    "optimizer_adadelta", "optimizer_adagrad", "optimizer_adamw", "optimizer_nadam",
    "optimizer_rmsprop", "optimizer_rmsprop_centered_momentum", "pseudo_huber", "reparameterize",
    "rms_norm", "rnn_tanh", "roi_max_pool", "scaled_dot_product_attention", "silu",
    "sinusoidal_positional_encoding", "skipgram_negative_sampling", "squared_hinge",
    "transformer_decoder_layer", "transformer_encoder_layer", "triplet", "upsample_nearest2d",
    "weight_norm_linear",
  ]
}

extension Arguments {
  var keepsDimensions: Bool { attribute("keepdims").flag! }
}
