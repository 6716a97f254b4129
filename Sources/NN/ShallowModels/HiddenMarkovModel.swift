import Glibc

/// A chain of states that are not seen, each of which emits a symbol that is.
///
/// P(states, symbols) = π(s₀) B(s₀, o₀) Π A(sₜ₋₁, sₜ) B(sₜ, oₜ). The sum over all paths of states has
/// exponentially many terms; the forward recursion does it in time · states². L. Rabiner, A
/// Tutorial on Hidden Markov Models, 1989.
public struct HiddenMarkovModel: Sendable, Hashable {
  /// π(i), the probability of beginning in state i.
  public let initial: [Double]
  /// A(i, j), the probability of going from state i to state j.
  public let transition: [[Double]]
  /// B(i, o), the probability of symbol o in state i.
  public let emission: [[Double]]

  /// Every row of probabilities has the sum 1.
  public init(initial: [Double], transition: [[Double]], emission: [[Double]]) {
    let states = initial.count
    precondition(
      transition.count == states && transition.allSatisfy { $0.count == states }
        && emission.count == states && Set(emission.map(\.count)).count == 1,
      "\(states) states need \(states) × \(states) transitions and a row of emissions each.")
    for row in [initial] + transition + emission {
      precondition(
        row.allSatisfy { $0 >= 0 } && (row.reduce(0, +) - 1).magnitude < 1e-9,
        "Probabilities have the sum 1; got \(row).")
    }
    self.initial = initial
    self.transition = transition
    self.emission = emission
  }
}

extension HiddenMarkovModel {
  /// P(stateₜ | symbols up to t) for each time, and log P(symbols).
  ///
  /// αₜ(j) = B(j, oₜ) Σᵢ αₜ₋₁(i) A(i, j). Each αₜ is divided by its sum, the probability of oₜ given
  /// those before, so that long sequences do not underflow; the logarithms of the sums add up. A
  /// sequence that cannot be has −∞, and from there on no states.
  public func forward(_ symbols: [Int]) -> (states: [[Double]], logLikelihood: Double) {
    var logLikelihood = 0.0
    var filtered: [[Double]] = []
    for symbol in symbols {
      let predicted = filtered.last.map(next) ?? initial
      let joint = predicted.indices.map { predicted[$0] * probability(of: symbol, in: $0) }
      let total = joint.reduce(0, +)
      guard total > 0 else { return (filtered, -.infinity) }
      logLikelihood += Glibc.log(total)
      filtered.append(joint.map { $0 / total })
    }
    return (filtered, logLikelihood)
  }

  /// P(next symbol | symbols so far) for each symbol.
  public func prediction(after symbols: [Int]) -> [Double] {
    let filtered = forward(symbols).states
    precondition(
      filtered.count == symbols.count, "The sequence \(symbols) has the probability 0.")
    let states = filtered.last.map(next) ?? initial
    return emission[0].indices.map { symbol in
      states.indices.reduce(0) { $0 + states[$1] * emission[$1][symbol] }
    }
  }

  /// The states' distribution one step later.
  private func next(_ states: [Double]) -> [Double] {
    states.indices.map { j in
      states.indices.reduce(0) { $0 + states[$1] * transition[$1][j] }
    }
  }

  private func probability(of symbol: Int, in state: Int) -> Double {
    precondition(
      emission[state].indices.contains(symbol),
      "Symbol \(symbol) is none of the \(emission[state].count).")
    return emission[state][symbol]
  }
}
