import Checking

let hiddenChecks = [
  Check("doubles any number") { student in
    for _ in 0..<10 {
      let x = student.generator.normal()
      try student.expect(student.double(x), equals: double(x), remark: "Try a negative number.")
    }
  }
]
