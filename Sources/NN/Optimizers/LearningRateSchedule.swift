import Glibc

/// A learning rate for each step: a function of the number of steps taken before it, from 0.
///
/// ```swift
/// let schedule = LearningRateSchedule.cosine(from: 0.1, steps: 1000).warmedUp(over: 100)
/// optimizer.learningRate = schedule(optimizer.stepCount)       // before each step
/// ```
public struct LearningRateSchedule: Sendable {
  private let rate: @Sendable (_ step: Int) -> Double

  /// A schedule of one's own.
  public init(_ rate: @escaping @Sendable (_ step: Int) -> Double) { self.rate = rate }

  /// The rate for a step.
  public func callAsFunction(_ step: Int) -> Double {
    precondition(step >= 0, "Steps are counted from 0; got \(step).")
    return rate(step)
  }
}

extension LearningRateSchedule {
  /// The same rate always.
  public static func constant(_ rate: Double) -> Self { Self { _ in rate } }

  /// Multiplied by `factor` after every `interval` steps: η₀ factor^⌊k / interval⌋.
  public static func steps(from rate: Double, factor: Double, every interval: Int) -> Self {
    precondition(interval > 0, "A rate falls every so many steps; got \(interval).")
    return Self { rate * Glibc.pow(factor, Double($0 / interval)) }
  }

  /// Multiplied by `factor` after every step: η₀ factorᵏ.
  public static func exponential(from rate: Double, factor: Double) -> Self {
    steps(from: rate, factor: factor, every: 1)
  }

  /// Half a wave of the cosine from one rate down to another:
  /// η₁ + ½ (η₀ − η₁) (1 + cos(π k / n)), and η₁ from step n on. I. Loshchilov and F. Hutter, SGDR,
  /// 2017.
  public static func cosine(from rate: Double, to end: Double = 0, steps: Int) -> Self {
    precondition(steps > 0, "A cosine schedule takes some steps; got \(steps).")
    return Self { step in
      let progress = Double(Swift.min(step, steps)) / Double(steps)
      return end + 0.5 * (rate - end) * (1 + Glibc.cos(Double.pi * progress))
    }
  }

  /// A straight line from one rate to another: η₀ + (η₁ − η₀) k / n, and η₁ from step n on.
  public static func linear(from rate: Double, to end: Double, steps: Int) -> Self {
    precondition(steps > 0, "A linear schedule takes some steps; got \(steps).")
    return Self { step in
      rate + (end - rate) * Double(Swift.min(step, steps)) / Double(steps)
    }
  }

  /// η₀ / (1 + k / n): half after n steps. Its sum grows without bound and that of its squares does
  /// not, which is what stochastic approximation needs to converge (H. Robbins and S. Monro, 1951).
  public static func inverse(from rate: Double, halvedAfter steps: Double) -> Self {
    precondition(steps > 0, "A rate is halved after some steps; got \(steps).")
    return Self { rate / (1 + Double($0) / steps) }
  }

  /// d^(−½) min((k + 1)^(−½), (k + 1) w^(−3⁄2)): rises for w steps, then falls with the root of the
  /// step. A. Vaswani and others, Attention Is All You Need, 2017.
  public static func transformer(modelSize: Int, warmup: Int) -> Self {
    precondition(
      modelSize > 0 && warmup > 0,
      "The Transformer's schedule needs a model size and a warm-up; got \(modelSize), \(warmup).")
    return Self { step in
      let k = Double(step + 1)
      let rise = k * Glibc.pow(Double(warmup), -1.5)
      return Swift.min(1 / k.squareRoot(), rise) / Double(modelSize).squareRoot()
    }
  }

  /// This schedule times (k + 1) / n in the first n steps, which rises to 1: while an optimizer's
  /// running means are poor its steps are small.
  public func warmedUp(over steps: Int) -> Self {
    precondition(steps > 0, "A warm-up takes some steps; got \(steps).")
    return Self { step in
      self(step) * Swift.min(1, Double(step + 1) / Double(steps))
    }
  }

  /// This schedule for `steps` steps, then the other, which begins at its own step 0.
  public func followed(by next: Self, after steps: Int) -> Self {
    Self { step in step < steps ? self(step) : next(step - steps) }
  }
}
