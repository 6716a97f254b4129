import Fixtures
import Foundation

/// Runs files of fixtures, prints a line for each case, and counts.
struct FixtureRun {
  private(set) var passed = 0
  private(set) var failed = 0

  /// A file that is no fixture counts as one failure. One that stops the program on one case goes
  /// on with the next.
  mutating func run(_ file: URL) throws {
    let fixture: Fixture
    do { fixture = try Fixture(contentsOf: file) } catch {
      return report(file.lastPathComponent, "\(error)")
    }
    var next = 0
    while next < fixture.cases.count {
      var reported = 0
      let ending = try CaseProcess.start(file: file, from: next) { outcome in
        report(fixture.cases[next + reported].name, outcome.difference)
        reported += 1
      }
      next += reported
      if next < fixture.cases.count {
        report(fixture.cases[next].name, ending)
        next += 1
      }
    }
  }

  private mutating func report(_ name: String, _ difference: String?) {
    if let difference {
      failed += 1
      let line = difference.split(whereSeparator: \.isNewline).joined(separator: " ")
      print("✗ \(name): \(line)")
    } else {
      passed += 1
      print("✓ \(name)")
    }
    fflush(nil)
  }
}
