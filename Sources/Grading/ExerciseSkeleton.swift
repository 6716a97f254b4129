/// The files of a new exercise: a small one in two parts that is proven as it stands.
public struct ExerciseSkeleton: Sendable {
  private let title: String

  public init(name: String) {
    let words = name.split(separator: "-").joined(separator: " ")
    title = words.prefix(1).uppercased() + words.dropFirst()
  }

  /// By their paths in the exercise's folder.
  public var files: [(path: String, text: String)] {
    [
      ("Exercise.md", "---\ntitle: \(title)\n" + Self.statement), ("Starter.swift", Self.starter),
      ("Solution.swift", Self.documented(Self.value, Self.gradient)),
      ("Interface.swift", Self.interface), ("VisibleChecks.swift", Self.visibleChecks),
      ("HiddenChecks.swift", Self.hiddenChecks), ("Equivalent.md", Self.equivalent),
      ("Mistakes/sum-for-mean.swift", Self.sumForMean),
      ("Mistakes/forgot-two.swift", Self.forgotTwo), ("Mistakes/negated.swift", Self.negated),
    ]
  }

  private static let statement = """
    points: 6
    parts:
      - value (2 points)
      - gradient (4 points, after value)
    ---
    Outputs $y_1, \\dots, y_n$ should have been the targets $t_1, \\dots, t_n$. How wrong they are
    together is measured by

    $$E = \\frac1n \\sum_k (y_k - t_k)^2.$$

    Write `meanSquare(outputs:targets:)`, which returns $E$, and
    `meanSquareGradient(outputs:targets:)`, which returns $\\partial E / \\partial y_k$ for every $k$.
    The second part counts once the first one is right.

    ## Hint

    Square the differences first, then take their mean.

    ## Hint

    Only one term of the sum depends on $y_k$. What is the derivative of its square?

    """

  private static let starter = """
    /// E = (1/n) Σₖ (yₖ − tₖ)².
    func meanSquare(outputs y: [Double], targets t: [Double]) -> Double {
      // Your code here.
      return 0
    }

    /// ∂E/∂yₖ for every k.
    func meanSquareGradient(outputs y: [Double], targets t: [Double]) -> [Double] {
      // Your code here.
      return y
    }

    """

  private static let value =
    "zip(y, t).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(y.count)"
  private static let gradient = "zip(y, t).map { 2 * ($0 - $1) / Double(y.count) }"

  private static func documented(_ value: String, _ gradient: String) -> String {
    """
    /// E = (1/n) Σₖ (yₖ − tₖ)².
    func meanSquare(outputs y: [Double], targets t: [Double]) -> Double {
      \(value)
    }

    /// ∂E/∂yₖ for every k.
    func meanSquareGradient(outputs y: [Double], targets t: [Double]) -> [Double] {
      \(gradient)
    }

    """
  }

  private static let interface = """
    import Answering

    let interface = [
      Function("meanSquare(outputs:targets:)", meanSquare(outputs:targets:)),
      Function("meanSquareGradient(outputs:targets:)", meanSquareGradient(outputs:targets:)),
    ]

    """

  private static let visibleChecks = """
    import Checking

    let visibleChecks = [
      Check("the error of three outputs", part: "value") { student in
        let (y, t) = ([0.5, 2, -1], [1.0, 0, 0])
        try student.expect(
          student.meanSquare(outputs: y, targets: t), equals: meanSquare(outputs: y, targets: t),
          remarks: [
            Remark(
              "This is the sum of the squares. Divide it by their number.",
              ifEquals: 3 * meanSquare(outputs: y, targets: t))
          ])
      },

      Check("the gradient by three outputs", part: "gradient", points: 2) { student in
        let (y, t) = ([0.5, 2, -1], [1.0, 0, 0])
        try student.expectGradient(
          student.meanSquareGradient(outputs: y, targets: t),
          equals: meanSquareGradient(outputs: y, targets: t),
          measured: numericGradient(at: y) { meanSquare(outputs: $0, targets: t) },
          sizes: ["the number of outputs": 3])
      },
    ]

    """

  private static let hiddenChecks = """
    import Checking

    let hiddenChecks = [
      Check("the error of any number of outputs", part: "value") { student in
        for count in [1, 2, 7] {
          let y = (0..<count).map { _ in student.generator.normal() }
          let t = (0..<count).map { _ in student.generator.normal() }
          try student.expect(
            student.meanSquare(outputs: y, targets: t), equals: meanSquare(outputs: y, targets: t),
            remark: "With another number of outputs than three the error differs.")
        }
      },

      Check("the gradient by any number of outputs", part: "gradient", points: 2) { student in
        for count in [1, 2, 7] {
          let y = (0..<count).map { _ in student.generator.normal() }
          let t = (0..<count).map { _ in student.generator.normal() }
          // Differences know nothing of the solution.
          let measured = numericGradient(at: y) { meanSquare(outputs: $0, targets: t) }
          try student.expect(
            student.meanSquareGradient(outputs: y, targets: t), equals: measured, within: 1e-6,
            remark: "With another number of outputs than three the gradient is not that of the "
              + "error, measured by differences.")
        }
      },
    ]

    """

  private static let equivalent = """
    Changes of the solution that no check can see, by the names that `gradus exercise mutate` gives:

    - `meanSquare: zip(y, t).reduce → zip(t, y).reduce`: a difference and its negative have the same
      square.

    """

  private static let sumForMean =
    """
    // Fails: the error of three outputs
    // Fails: the error of any number of outputs
    // Loses: 6 points
    // Says: Divide it by their number.


    """
    + documented("zip(y, t).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }", gradient)

  private static let forgotTwo =
    """
    // Fails: the gradient by three outputs
    // Fails: the gradient by any number of outputs
    // Loses: 4 points
    // Says: the derivative of a square brings a 2 that is missing


    """ + documented(value, "zip(y, t).map { ($0 - $1) / Double(y.count) }")

  private static let negated =
    """
    // Fails: the gradient by three outputs
    // Fails: the gradient by any number of outputs
    // Loses: 4 points
    // Says: every entry has the wrong sign


    """ + documented(value, "zip(y, t).map { 2 * ($1 - $0) / Double(y.count) }")
}
