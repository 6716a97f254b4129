import Checking

let visibleChecks = [
  Check("doubles three") { student in
    try student.expect(student.double(3), equals: double(3), remark: "Three doubled is six.")
  }
]
