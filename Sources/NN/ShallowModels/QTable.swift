/// The value Q(s, a) of every action in every state, learned from what follows.
///
/// After an action: Q(s, a) ← Q(s, a) + α (r + γ maxₐ′ Q(s′, a′) − Q(s, a)), where nothing follows an
/// end. Whatever policy acts, Q tends to the best policy's value if every pair is tried again and
/// again and α shrinks. C. Watkins and P. Dayan, Q-learning, 1992.
public struct QTable: Sendable, Hashable {
  /// Q(s, a), a row for each state.
  public private(set) var values: [[Double]]
  /// α, from 0 to 1: how far a value moves towards what was seen.
  public var learningRate: Double
  /// γ, from 0 to 1: what a reward is worth one step later.
  public var discount: Double

  /// All values are `initial` at first; one above what can be reached makes the learner try
  /// everything.
  public init(
    states: Int, actions: Int, learningRate: Double = 0.1, discount: Double = 1,
    initial: Double = 0
  ) {
    precondition(
      states > 0 && actions > 0, "A table needs states and actions; got \(states), \(actions).")
    values = Array(repeating: Array(repeating: initial, count: actions), count: states)
    self.learningRate = learningRate
    self.discount = discount
  }
}

extension QTable {
  /// maxₐ Q(s, a)
  public func value(of state: Int) -> Double { values[state].max()! }

  /// The best action; of equally good ones the first.
  public func bestAction(in state: Int) -> Int {
    values[state].firstIndex(of: value(of: state))!
  }

  /// Mostly the best action, with probability ε any of them: so that none is given up too early.
  public func action(
    in state: Int, exploring epsilon: Double, using generator: inout SeededGenerator
  ) -> Int {
    generator.uniform() < epsilon
      ? generator.integer(below: values[state].count) : bestAction(in: state)
  }

  /// Learns from one step: `action` in `state` brought `reward` and led to `next`, or to an end if
  /// that is nil.
  ///
  /// - Returns: The error r + γ maxₐ′ Q(s′, a′) − Q(s, a) before.
  @discardableResult
  public mutating func learn(state: Int, action: Int, reward: Double, next: Int?) -> Double {
    let future = next.map { discount * value(of: $0) } ?? 0
    let error = reward + future - values[state][action]
    values[state][action] += learningRate * error
    return error
  }
}
