/// Some rows of the batch through all steps: where their numbers lie, and what is done to them
/// beside the products.
struct SequencePart<S: Scalar> {
  let layout: SequenceLayout
  /// The rows of the batch.
  let batch: Range<Int>
  private let rows: UnsafeMutablePointer<S>
  private let gates: UnsafeMutablePointer<S>
  private let memories: UnsafeMutablePointer<S>
  let sumWidth: Int
  private let memoryWidth: Int

  /// Where the numbers of all parts begin.
  struct Whole {
    let rows: UnsafeMutablePointer<S>
    let gates: UnsafeMutablePointer<S>
    let sumWidth: Int
    let memories: UnsafeMutablePointer<S>
    let memoryCount: Int
  }

  init(_ layout: SequenceLayout, _ number: Int, _ whole: Whole) {
    self.layout = layout
    batch = layout.rows(ofPart: number)
    sumWidth = whole.sumWidth
    memoryWidth = whole.memoryCount * layout.units
    let first = batch.lowerBound
    rows = whole.rows + first * (layout.time + 1) * layout.width
    gates = whole.gates + first * layout.time * sumWidth
    memories = whole.memories + first * (layout.time + 1) * memoryWidth
  }

  /// How many rows.
  var count: Int { batch.count }

  /// [hₜ₋₁ | xₜ] of the first row at a step.
  @inline(__always)
  func row(_ step: Int) -> UnsafeMutablePointer<S> { rows + step * count * layout.width }

  /// The sums or gates of the first row at a step.
  @inline(__always)
  func gates(_ step: Int) -> UnsafeMutablePointer<S> { gates + step * count * sumWidth }

  @inline(__always)
  private func memory(_ step: Int) -> UnsafeMutablePointer<S> {
    memories + step * count * memoryWidth
  }
}

extension SequencePart {
  /// The sums of a step: its row by a matrix, and a bias.
  @inline(__always)
  func multiply(_ t: Int, by matrix: PackedMatrix<S>, start bias: UnsafePointer<S>) {
    matrix.multiply(
      row(t), stride: layout.width, rows: count, start: .row(bias), into: gates(t),
      stride: sumWidth)
  }

  /// Adds to the gradient of a step's row what comes from its sums.
  @inline(__always)
  func multiplyBack(_ t: Int, by matrix: PackedMatrix<S>, into state: StateGradient<S>) {
    matrix.multiply(
      gates(t), stride: sumWidth, rows: count, start: .result, into: state.rows,
      stride: state.stride)
  }
}

extension SequencePart {
  /// Puts the initial state and the inputs of all steps in their places.
  func begin(_ x: UnsafePointer<S>, _ initial: [UnsafeMutablePointer<S>]) {
    let (hidden, inputs, units) = (layout.hidden, layout.inputs, layout.units)
    if hidden < units { row(0).update(repeating: 0, count: count * layout.width) }
    memories.update(repeating: 0, count: count * memoryWidth)
    for (index, n) in batch.enumerated() {
      (row(0) + index * layout.width).update(from: initial[0] + n * hidden, count: hidden)
      if initial.count > 1 {
        (memories + index * memoryWidth).update(from: initial[1] + n * hidden, count: hidden)
      }
      for step in 0..<layout.time {
        let place = n * layout.time + layout.place(ofStep: step)
        (row(step) + index * layout.width + units).update(
          from: x + place * inputs, count: inputs)
      }
    }
    // No input goes with the last h, but its place is read with the others.
    for index in 0..<count {
      (row(layout.time) + index * layout.width + units).update(repeating: 0, count: inputs)
    }
  }

  /// From the sums of a step to its gates, memory and h.
  @inline(__always)
  func forward(_ step: some FusedStep, _ t: Int) {
    let units = layout.units
    for index in 0..<count {
      let before = row(t) + index * layout.width
      let after = row(t + 1) + index * layout.width
      for unit in stride(from: 0, to: units, by: 16) {
        let h = step.forward(
          Lanes(gates(t) + index * sumWidth + unit, stride: units),
          hidden: Lanes(before + unit, stride: 0)[0],
          before: Lanes(memory(t) + index * memoryWidth + unit, stride: units),
          after: Lanes(memory(t + 1) + index * memoryWidth + unit, stride: units))
        Lanes(after + unit, stride: 0)[0] = h
      }
    }
  }

  /// Copies h of all steps, and the last memory, to where the caller wants them.
  func end(_ y: UnsafeMutablePointer<S>, _ last: UnsafeMutablePointer<S>?) {
    let hidden = layout.hidden
    for (index, n) in batch.enumerated() {
      for step in 0..<layout.time {
        let place = n * layout.time + layout.place(ofStep: step)
        (y + place * hidden).update(from: row(step + 1) + index * layout.width, count: hidden)
      }
      if let last {
        (last + n * hidden).update(
          from: memory(layout.time) + index * memoryWidth, count: hidden)
      }
    }
  }
}

/// ∂L/∂[h | x] of the step at hand, row by row, and ∂L/∂ the memory that is carried on.
struct StateGradient<S: Scalar> {
  let rows: UnsafeMutablePointer<S>
  let memory: UnsafeMutablePointer<S>
  let stride: Int
  private let count: Int

  init(_ scratch: UnsafeMutablePointer<S>, _ count: Int, stride: Int) {
    rows = scratch
    memory = scratch + count * stride
    self.stride = stride
    self.count = count
  }

  func setRowsToZero() { rows.update(repeating: 0, count: count * stride) }
}

extension SequencePart {
  /// Before the last step nothing has arrived but the gradient of the last memory.
  func beginBackward(_ state: StateGradient<S>, _ memoryUpstream: UnsafePointer<S>?) {
    state.setRowsToZero()
    state.memory.update(repeating: 0, count: count * layout.units)
    guard let memoryUpstream else { return }
    for (index, n) in batch.enumerated() {
      (state.memory + index * layout.units).update(
        from: memoryUpstream + n * layout.hidden, count: layout.hidden)
    }
  }

  /// Adds the gradient of a step's output.
  @inline(__always)
  func add(_ upstream: UnsafePointer<S>, _ t: Int, to state: StateGradient<S>) {
    for (index, n) in batch.enumerated() {
      let place = n * layout.time + layout.place(ofStep: t)
      NN.add(
        upstream + place * layout.hidden, to: state.rows + index * state.stride,
        count: layout.hidden)
    }
  }

  /// From ∂L/∂hₜ to the gradients of the step's sums, and to what passes beside them.
  @inline(__always)
  func backward(
    _ step: some FusedStep, _ t: Int, _ state: StateGradient<S>,
    biasSums: UnsafeMutablePointer<S>
  ) {
    let (units, width) = (layout.units, layout.width)
    for unit in stride(from: 0, to: units, by: 16) {
      let bias = Lanes(biasSums + unit, stride: units)
      for index in 0..<count {
        let sums = Lanes(gates(t) + index * sumWidth + unit, stride: units)
        let gradient = Lanes(state.rows + index * state.stride + unit, stride: 0)
        gradient[0] = step.backward(
          gradient[0], sums, hidden: Lanes(row(t) + index * width + unit, stride: 0)[0],
          before: Lanes(memory(t) + index * memoryWidth + unit, stride: units),
          after: Lanes(memory(t + 1) + index * memoryWidth + unit, stride: units),
          carried: Lanes(state.memory + index * units + unit, stride: 0))
        for sum in 0..<step.sums { bias[sum] += sums[sum] }
      }
    }
  }

  /// Takes ∂L/∂xₜ out of the state's gradient.
  func moveInput(_ t: Int, from state: StateGradient<S>, to dx: UnsafeMutablePointer<S>) {
    for (index, n) in batch.enumerated() {
      let place = n * layout.time + layout.place(ofStep: t)
      let source = state.rows + index * state.stride + layout.units
      (dx + place * layout.inputs).update(from: source, count: layout.inputs)
      source.update(repeating: 0, count: layout.inputs)
    }
  }

  /// The gradient of the weights from all steps: the sums' gradients by [h | x].
  func multiplyGradients(adding: Bool, into weightSums: UnsafeMutablePointer<S>) {
    BLAS.product(
      gates, transposed: true, rows, transposed: false, rows: sumWidth, columns: layout.width,
      depth: layout.time * count, adding: adding, into: weightSums)
  }

  /// What has arrived at the initial state.
  func endBackward(_ state: StateGradient<S>, _ initial: [UnsafeMutablePointer<S>]) {
    let hidden = layout.hidden
    for (index, n) in batch.enumerated() {
      (initial[0] + n * hidden).update(from: state.rows + index * state.stride, count: hidden)
      if initial.count > 1 {
        (initial[1] + n * hidden).update(
          from: state.memory + index * layout.units, count: hidden)
      }
    }
  }
}
