import Checking

let visibleChecks = [
  Check("measures three small cases") { student in
    try student.expect(
      student.accuracy([0, 1, 1, 2], [0, 1, 2, 2]), equals: 0.75,
      remarks: [
        Remark("0 is what two integers divide to: turn both into Double first.", ifEquals: 0.0),
        Remark("This is the share of wrong answers.", ifEquals: 0.25),
      ])
    try student.expect(
      student.purity(clusters: [5, 5, 5, 9, 9], labels: [0, 0, 1, 1, 1]), equals: 0.8,
      remarks: [
        Remark(
          "This is the mean of the clusters' purities. Count examples: a large cluster weighs more.",
          ifEquals: (2.0 / 3 + 1) / 2),
        Remark(
          "Clusters are numbered anyhow, here 5 and 9: go through the numbers that occur.",
          ifEquals: 0.0),
      ])
    try student.expect(
      student.rSquared([1.0, 2.0, 4.0], [1.0, 3.0, 5.0]), equals: 0.75,
      remarks: [
        Remark("This is the share that is left unexplained: subtract it from 1.", ifEquals: 0.25),
        Remark(
          "The lower sum measures how far the targets are from their mean.",
          ifEquals: 1 - 2.0 / 35),
        Remark(
          "The lower sum measures how far the targets are from their mean, not the predictions.",
          ifEquals: 1 - 2.0 / 6),
      ])
  }
]
