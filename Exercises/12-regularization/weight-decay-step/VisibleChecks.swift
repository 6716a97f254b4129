import Checking

let visibleChecks = [
  Check("steps with the halved penalty") { student in
    let answer = try student.weightDecayStep(
      [2.0, -1.0], slopes: [1.0, 0.0], eta: 0.1, gamma: 0.5, halved: true)
    try student.expect(
      answer, equals: [1.8, -0.95],
      remarks: [
        Remark(
          "The penalty pushes weights away from zero: its slope is subtracted, like the error's.",
          ifEquals: [2.0, -1.05]),
        Remark(
          "Decay takes a share of the weight before the step. You took it of the weight after the "
            + "step on the error.", ifEquals: [1.805, -0.95]),
        Remark("The penalty's slope is multiplied by η, too.", ifEquals: [0.9, -0.5]),
        Remark("This is the step of γ Σ w², without the ½.", ifEquals: [1.7, -0.9]),
        Remark(
          "The slope of ½ γ w² is γ w: the square brings a 2, and the ½ takes it away.",
          ifEquals: [1.85, -0.975]),
        Remark("This is the step without any penalty.", ifEquals: [1.9, -1]),
      ])
  }
]
