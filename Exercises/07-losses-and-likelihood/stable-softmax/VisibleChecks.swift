import Checking
import Glibc

let visibleChecks = [
  Check("answers for scores of ordinary size") { student in
    let a = [1.2, 0.5, 1.0]
    try student.expect(
      student.logSumExp(of: a), equals: logSumExp(of: a),
      remarks: [
        Remark("That is the sum; its logarithm is asked for.", ifEquals: exp(logSumExp(of: a))),
        Remark(
          "Put back what you have taken out: ln Σ e^(a − m) is smaller by m than ln Σ e^a.",
          ifEquals: logSumExp(of: a) - 1.2),
      ])
    let p = probabilities(of: a)
    try student.expect(
      student.probabilities(of: a), equals: p,
      remarks: [
        Remark(
          "These are powers, not shares: divide each by the sum of them all.",
          ifEquals: a.map { exp($0) }),
        Remark(
          "These are powers, not shares: divide each by the sum of them all.",
          ifEquals: a.map { exp($0 - 1.2) }),
        Remark(
          "These are the logarithms of the probabilities.",
          ifEquals: a.map { $0 - logSumExp(of: a) }),
      ])
  }
]
