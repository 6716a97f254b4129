import Checking

let visibleChecks = [
  Check("shortens the long row only") { student in
    try student.expect(
      student.maxNormProject([[3.0, 4.0], [0.3, 0.4]], limit: 1.0),
      equals: [[0.6, 0.8], [0.3, 0.4]],
      remarks: [
        Remark(
          "Rows below the limit are left alone; you scaled them up to it.",
          ifEquals: [[0.6, 0.8], [0.6, 0.8]]),
        Remark(
          "You cut every weight off at the limit, which changes the row's direction. Scale the "
            + "whole row.", ifEquals: [[1, 1], [0.3, 0.4]]),
        Remark(
          "All rows were scaled by one factor. Each unit has its own.",
          ifEquals: [[0.6, 0.8], [0.06, 0.08]]),
        Remark(
          "You divided by the squared length: its root is missing.",
          ifEquals: [[0.12, 0.16], [0.3, 0.4]]),
      ])
  }
]
