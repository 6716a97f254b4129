import Checking

let visibleChecks = [
  Check("softens numbers of both signs") { student in
    for (v, softened) in [(3.0, 2.0), (-3.0, -2.0), (0.4, 0.0), (-0.4, 0.0), (0.0, 0.0)] {
      try student.expect(
        student.softThreshold(v, 1.0), equals: softened,
        remarks: [
          Remark(
            "This is a hard threshold: what is kept has to move towards 0, too.",
            if: v.magnitude > 1),
          Remark("Nearer to 0 than the threshold, the result is 0.", if: v.magnitude < 1),
        ])
    }
  },

  Check("makes one round") { student in
    let answer = try student.lassoISTA(
      [[1.0], [2.0]], [1.0, 3.0], penalty: 0.5, step: 0.1, rounds: 1)
    try student.expect(
      answer, equals: [0.65],
      remarks: [
        Remark("The threshold is step · λ, not λ.", ifEquals: [0.2]),
        Remark("The weight has not moved: begin with a step on the squares.", ifEquals: [0.0]),
        Remark("This is the gradient step; the soft threshold is missing.", ifEquals: [0.7]),
        Remark("The step goes uphill.", ifEquals: [-0.65]),
        Remark("The slope of ½ Σ e² has no factor 2.", ifEquals: [1.35]),
        Remark("The slope is a sum over the examples, not their mean.", ifEquals: [0.3]),
      ])
    let two = try student.lassoISTA(
      [[1.0, 0.0], [1.0, 1.0]], [2.0, -1.0], penalty: 0.5, step: 0.2, rounds: 2)
    try student.expect(
      two,
      equals: lassoISTA([[1, 0], [1, 1]], [2, -1], penalty: 0.5, step: 0.2, rounds: 2),
      remark:
        "With two weights, and a second round, the weights differ. Are all errors computed with "
        + "the old weights?")
  },
]
