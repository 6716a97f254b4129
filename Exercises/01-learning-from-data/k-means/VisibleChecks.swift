import Checking

let visibleChecks = [
  Check("starts at points far apart") { student in
    let line = [[0.0], [1.0], [9.0], [10.0]]
    try student.expect(
      student.farthestStart(line, k: 2), equals: [[0], [10]],
      remarks: [
        Remark(
          "This takes the first points; the second centre is the farthest.", ifEquals: [[0], [1]])
      ])
    let triangle = [[0.0, 0.0], [8.0, 0.0], [10.0, 0.0], [5.0, 5.0]]
    try student.expect(
      student.farthestStart(triangle, k: 3), equals: [[0, 0], [10, 0], [5, 5]],
      remarks: [
        Remark(
          "The third centre is far from the first one only. What counts is a point's distance from "
            + "its nearest centre.", ifEquals: [[0, 0], [10, 0], [8, 0]]),
        Remark(
          "This takes a point twice. What counts is the distance from the nearest centre, which is 0 "
            + "at a centre; not the sum of the distances from all of them.",
          ifEquals: [[0, 0], [10, 0], [0, 0]]),
      ])
  },

  Check("moves centres to the means of their points") { student in
    let line = [[0.0], [1.0], [9.0], [10.0]]
    let once = try student.kMeans(line, from: [[0.0], [10.0]], rounds: 1)
    try student.expect(once.centres, equals: [[0.5], [9.5]])
    try student.expect(once.groups, equals: [0, 0, 1, 1])
    // The first round moves the second centre, the second round a point.
    let answer = try student.kMeans(
      [[0.0], [4.0], [6.0], [11.0]], from: [[0.0], [5.0]], rounds: 1)
    try student.expect(answer.centres, equals: [[0], [7]])
    try student.expect(
      answer.groups, equals: [0, 1, 1, 1],
      remark: "After the last round the points join the centres once more.")
    let later = try student.kMeans([[0.0], [3.0], [6.0], [11.0]], from: [[0.0], [5.0]], rounds: 1)
    try student.expect(
      later.groups, equals: [0, 0, 1, 1],
      remark:
        "After the last round the points join the centres once more: 3 is nearer to 0 than to "
        + "the second centre, which has moved on.")
  },
]
