import NN

extension Workload {
  static var sequences: [Workload] {
    [
      lastStep("rnn_b32_t64_adam") { RNN(32, 128, using: &$0) },
      lastStep("lstm_b32_t64_adam") { LSTM(32, 128, using: &$0) },
      lastStep("gru_b32_t64_adam") { GRU(32, 128, using: &$0) },
      Workload(name: "transformer_b16_t64_adamw") {
        var generator = SeededGenerator(seed: 1)
        let model = LanguageModel(
          vocabulary: 96, context: 64, features: 128, heads: 4, layers: 2, using: &generator)
        let batches = (0..<8).map { _ in
          (
            ids: (0..<16).map { _ in (0..<64).map { _ in generator.integer(below: 96) } },
            next: (0..<1024).map { _ in generator.integer(below: 96) }
          )
        }
        return training(model, batches, AdamW(model.parameters, learningRate: 1e-3)) {
          crossEntropy(model($0.ids), labels: $0.next)
        }
      },
      skipGram("word2vec_b512_sparse_sgd") { SGD($0, learningRate: 0.025) },
      skipGram("word2vec_b512_dense_sgd") { SGD($0, learningRate: 0.025) },
      skipGram("word2vec_b512_dense_adam") { Adam($0, learningRate: 1e-3) },
    ]
  }

  /// A classifier that reads the last state of a recurrent layer.
  private static func lastStep(
    _ name: String, _ make: @escaping @Sendable (inout SeededGenerator) -> Recurrent
  ) -> Workload {
    Workload(name: name) {
      var generator = SeededGenerator(seed: 1)
      let recurrent = make(&generator)
      let output = Linear(128, 10, using: &generator)
      let batches = labelled([32, 64, 32], count: 4, using: &generator)
      let optimizer = Adam(recurrent.parameters + output.parameters)
      return training(output, batches, optimizer) { batch in
        crossEntropy(
          output(recurrent(batch.inputs).slice(axis: 1, from: 63, to: 64).squeezed(axis: 1)),
          labels: batch.labels)
      }
    }
  }

  /// Word vectors with five negatives. PyTorch has two kinds of gradients for tables; here there
  /// is one, which knows its rows.
  private static func skipGram(
    _ name: String, _ makeOptimizer: @escaping @Sendable ([Tensor]) -> Optimizer
  ) -> Workload {
    Workload(name: name) {
      var generator = SeededGenerator(seed: 1)
      let centres = Embedding(10_000, 100, using: &generator)
      let contexts = Embedding(10_000, 100, using: &generator)
      func ids(_ count: Int) -> [Int] { (0..<count).map { _ in generator.integer(below: 10_000) } }
      let batches = (0..<8).map { _ in (centre: ids(512), near: ids(512), far: ids(512 * 5)) }
      let optimizer = makeOptimizer(centres.parameters + contexts.parameters)
      return training(centres, batches, optimizer) { batch in
        let v = centres(batch.centre)
        let positive = (v * contexts(batch.near)).sum(axis: 1)
        let negative = matmul(contexts(batch.far).reshaped([512, 5, 100]), v.expanded(at: 2))
        return -(logSigmoid(positive).sum() + logSigmoid(-negative).sum()) / 512
      }
    }
  }
}
