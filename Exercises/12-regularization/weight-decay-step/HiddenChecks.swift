import Checking

let hiddenChecks = [
  Check("steps in both conventions", after: "steps with the halved penalty") { student in
    for halved in [true, false] {
      for size in [1, 6] {
        let w = (0..<size).map { _ in student.generator.normal() }
        let slopes = (0..<size).map { _ in student.generator.normal() }
        let eta = student.generator.uniform(from: 0.01, to: 0.3)
        let gamma = student.generator.uniform(from: 0.1, to: 2)
        try student.expect(
          student.weightDecayStep(w, slopes: slopes, eta: eta, gamma: gamma, halved: halved),
          equals: weightDecayStep(w, slopes: slopes, eta: eta, gamma: gamma, halved: halved),
          remark: halved
            ? "With other numbers the step with ½ γ Σ w² differs."
            : "Where the penalty is γ Σ w², its slope is 2 γ w.")
      }
    }
  }
]
