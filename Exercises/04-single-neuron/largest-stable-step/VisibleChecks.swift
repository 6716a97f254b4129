import Checking

let visibleChecks = [
  Check("a bowl along the axes") { student in
    let hessian: [[Double]] = [[1, 0], [0, 25]]
    try student.expect(
      student.largestStableStep(hessian: hessian), equals: 0.08,
      remarks: [
        Remark(
          "This rate is safe for the flat direction only. The steepest one is the first to break.",
          ifEquals: 2.0),
        Remark(
          "At 1/λ a step lands right on the bottom. It may overshoot as far again before it does "
            + "not come closer any more.", ifEquals: 0.04),
        Remark(
          "This is 2 over the sum of the curvatures. Each direction is on its own: only the "
            + "steepest one counts.", ifEquals: 2.0 / 26),
      ])
  }
]
