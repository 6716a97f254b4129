/// A whole sequence of the GRU that resets before the product, as one recorded operation.
///
/// Beside `FusedSequence` a step has a second product: once r is known, [r h | x] is multiplied by
/// the candidate's weights.
final class GRUResetSequence {
  private let layout: SequenceLayout
  private let takesNew: Bool
  private let input: Tensor
  private let start: Tensor
  fileprivate let gateWeights: SequenceWeights
  fileprivate let candidateWeights: SequenceWeights
  /// [h | x] and the gates r and z of every step, and [r h | x] and n; after the backward pass, the
  /// gradients of the sums in the gates' places.
  fileprivate let rows: Tensor
  fileprivate let gates: Tensor
  fileprivate let resetRows: Tensor
  fileprivate let candidates: Tensor
  private var gatesAreOverwritten = false

  static func run(
    _ input: Tensor, from state: RecurrentState, gateWeight: Tensor, gateBias: Tensor?,
    candidateWeight: Tensor, candidateBias: Tensor?, takesNew: Bool, reversed: Bool
  ) -> (outputs: Tensor, state: RecurrentState) {
    let tensors = Tensor.inOnePrecision([
      input, state.hidden, gateWeight, gateBias, candidateWeight, candidateBias,
    ])
    let layout = SequenceLayout(input: input, start: [state.hidden], reversed: reversed)
    let sequence = GRUResetSequence(
      layout, tensors[0]!, tensors[1]!,
      SequenceWeights(layout: layout, sums: 2, weight: tensors[2]!, bias: tensors[3]),
      SequenceWeights(layout: layout, sums: 1, weight: tensors[4]!, bias: tensors[5]),
      takesNew: takesNew)
    return sequence.recorded(tensors.compactMap { $0 })
  }

  private init(
    _ layout: SequenceLayout, _ input: Tensor, _ start: Tensor, _ gateWeights: SequenceWeights,
    _ candidateWeights: SequenceWeights, takesNew: Bool
  ) {
    self.layout = layout
    self.input = input
    self.start = start
    self.gateWeights = gateWeights
    self.candidateWeights = candidateWeights
    self.takesNew = takesNew
    let steps = layout.batch * layout.time
    rows = Tensor(uninitialized: [layout.rowCount], input.precision)
    gates = Tensor(uninitialized: [steps * gateWeights.sumWidth], input.precision)
    resetRows = Tensor(uninitialized: [layout.rowCount], input.precision)
    candidates = Tensor(uninitialized: [steps * candidateWeights.sumWidth], input.precision)
  }
}

extension GRUResetSequence {
  private func recorded(_ inputs: [Tensor]) -> (outputs: Tensor, state: RecurrentState) {
    let outputs = Tensor(
      uninitialized: [layout.batch, layout.time, layout.hidden], input.precision)
    forward(into: outputs)
    let y = outputs.recorded("gru", inputs) { gradient, _ in self.backward(gradient) }
    return (y, RecurrentState(hidden: layout.last(of: y)))
  }

  private func forward(into outputs: Tensor) {
    switch input.precision {
    case .float32: forward(Float.self, into: outputs)
    case .float64: forward(Double.self, into: outputs)
    }
  }

  private func backward(_ gradient: Tensor) {
    if gatesAreOverwritten {
      // A second pass over a retained graph finds them gone.
      forward(into: Tensor(uninitialized: gradient.shape, gradient.precision))
    }
    gatesAreOverwritten = true
    switch input.precision {
    case .float32: backward(Float.self, gradient)
    case .float64: backward(Double.self, gradient)
    }
  }

  private func forward<S: Scalar>(_: S.Type, into outputs: Tensor) {
    let (layout, whole, takesNew) = (layout, GRUPart<S>.Whole(self), takesNew)
    let (x, y, initial) = (input.pointer(S.self), outputs.pointer(S.self), start.pointer(S.self))
    gateWeights.withPacked(S.self, backward: false) { gateMatrix, gateBias in
      candidateWeights.withPacked(S.self, backward: false) { matrix, bias in
        Parallel.forEach(layout.parts) { number in
          let part = GRUPart(layout, number, whole)
          part.outer.begin(x, [initial])
          part.inner.begin(x, [initial])
          for t in 0..<layout.time {
            part.outer.multiply(t, by: gateMatrix, start: gateBias)
            part.reset(t)
            part.inner.multiply(t, by: matrix, start: bias)
            part.update(t, takesNew: takesNew)
          }
          part.outer.end(y, nil)
        }
      }
    }
  }

  private func backward<S: Scalar>(_: S.Type, _ gradient: Tensor) {
    let (layout, whole, takesNew) = (layout, GRUPart<S>.Whole(self), takesNew)
    let wantsInput = input.wantsGradient
    let inputGradient = wantsInput ? Tensor(uninitialized: input.shape, input.precision) : nil
    let startGradient = Tensor(uninitialized: start.shape, start.precision)
    let gateSums = WeightSums(gateWeights)
    let candidateSums = WeightSums(candidateWeights)

    let (upstream, dx) = (gradient.pointer(S.self), inputGradient?.pointer(S.self))
    let initial = startGradient.pointer(S.self)
    gateWeights.withPacked(S.self, backward: true, wantsInput: wantsInput) { gateMatrix, _ in
      candidateWeights.withPacked(S.self, backward: true, wantsInput: wantsInput) { matrix, _ in
        Parallel.forEach(layout.groups) { group in
          let (outer, inner) = (gateSums.group(S.self, group), candidateSums.group(S.self, group))
          let numbers = layout.parts(ofGroup: group)
          for number in numbers {
            let part = GRUPart(layout, number, whole)
            let size = part.outer.count * (matrix.columns + layout.units)
            withScratch(S.self, 2 * size) { scratch in
              let state = StateGradient(scratch, part.outer.count, stride: matrix.columns)
              let reset = StateGradient(scratch + size, part.outer.count, stride: matrix.columns)
              part.outer.beginBackward(state, nil)
              for t in (0..<layout.time).reversed() {
                part.outer.add(upstream, t, to: state)
                part.backwardUpdate(t, state, takesNew: takesNew, biasSums: inner.bias)
                reset.setRowsToZero()
                part.inner.multiplyBack(t, by: matrix, into: reset)
                part.backwardReset(t, reset, state, biasSums: outer.bias)
                part.outer.multiplyBack(t, by: gateMatrix, into: state)
                if let dx { part.outer.moveInput(t, from: state, to: dx) }
              }
              part.outer.endBackward(state, [initial])
            }
            let adds = number > numbers.lowerBound
            part.outer.multiplyGradients(adding: adds, into: outer.weight)
            part.inner.multiplyGradients(adding: adds, into: inner.weight)
          }
        }
      }
    }
    if let inputGradient { input.receive(inputGradient) }
    start.receive(startGradient)
    gateSums.send(S.self)
    candidateSums.send(S.self)
  }
}

extension GRUPart.Whole {
  fileprivate init(_ sequence: GRUResetSequence) {
    // Neither half has a memory of its own; the rows stand in for its address.
    let (rows, resetRows) = (sequence.rows.pointer(S.self), sequence.resetRows.pointer(S.self))
    outer = .init(
      rows: rows, gates: sequence.gates.pointer(S.self), sumWidth: sequence.gateWeights.sumWidth,
      memories: rows, memoryCount: 0)
    inner = .init(
      rows: resetRows, gates: sequence.candidates.pointer(S.self),
      sumWidth: sequence.candidateWeights.sumWidth, memories: resetRows, memoryCount: 0)
  }
}
