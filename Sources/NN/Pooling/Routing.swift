/// For each number of a result, the place in the source it was taken from; −1 for none.
///
/// Maxima are such choices: max pooling, its inverse and pooling of regions differ only in how the
/// places are found.
final class Winners {
  private let storage: Storage
  let count: Int

  init(_ count: Int) {
    self.count = count
    storage = Storage(byteCount: count * 4)
  }

  /// Flat places in the source.
  var places: UnsafeMutablePointer<Int32> {
    storage.address.assumingMemoryBound(to: Int32.self)
  }
}

/// y[i] = x[winners[i]], in `shape`; 0 where there is no winner.
///
/// Each gradient goes to where its number came from: `routed`, the transpose of this choice.
func picked(_ x: Tensor, _ winners: Winners, shape: [Int]) -> Tensor {
  let y = Tensor(uninitialized: shape, x.precision)
  switch x.precision {
  case .float32: pick(Float.self, x, winners, into: y)
  case .float64: pick(Double.self, x, winners, into: y)
  }
  return y.recorded("pick", x) { gradient, _ in
    x.receive(routed(gradient, winners, shape: x.shape))
  }
}

/// y[winners[i]] = the sum of the x[i] that go there, in `shape`; 0 where none does.
func routed(_ x: Tensor, _ winners: Winners, shape: [Int]) -> Tensor {
  let y = Tensor.zeros(shape, precision: x.precision)
  switch x.precision {
  case .float32: route(Float.self, x, winners, into: y)
  case .float64: route(Double.self, x, winners, into: y)
  }
  return y.recorded("route", x) { gradient, _ in
    x.receive(picked(gradient, winners, shape: x.shape))
  }
}

private func pick<S: Scalar>(_: S.Type, _ x: Tensor, _ winners: Winners, into y: Tensor) {
  let (source, target, places) = (x.pointer(S.self), y.pointer(S.self), winners.places)
  Parallel.split(winners.count, grain: 30_000) { range in
    for i in range { target[i] = places[i] < 0 ? 0 : source[Int(places[i])] }
  }
}

private func route<S: Scalar>(_: S.Type, _ x: Tensor, _ winners: Winners, into y: Tensor) {
  let (source, target, places) = (x.pointer(S.self), y.pointer(S.self), winners.places)
  for i in 0..<winners.count where places[i] >= 0 { target[Int(places[i])] += source[i] }
}
