import Archiving
import CourseModel
import Foundation
import Testing

@testable import BatchGrading

@Suite struct ExportTests {
  @Test func `Gradescope's zip has its two scripts at its root, and both can be run`() throws {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    var exercise = Inbox.exercise("threshold-xor")
    exercise.directory = "Exercises/02-perceptron-and-hebb/threshold-xor"
    let bytes = try GradescopeAutograder(
      course: package, package: package, exercises: [exercise], trustsSubmissions: false
    ).archive()
    let archive = try ZipArchive(bytes, limits: .collection)
    let files = Dictionary(
      uniqueKeysWithValues: archive.entries.map { ($0.name.path, $0.bytes) })
    for name in [
      "setup.sh", "run_autograder", "gradus/Package.swift", "gradus/Sources/gradus/Gradus.swift",
      "course/Lessons/Course.md", "course/\(exercise.directory)/HiddenChecks.swift",
    ] {
      #expect(files[name] != nil, "\(name) is missing")
    }
    #expect(!files.keys.contains { $0.contains("Fixtures/Public") || $0.contains(".build") })
    for script in ["setup.sh", "run_autograder"] {
      let text = String(decoding: try #require(files[script]), as: UTF8.self)
      #expect(text.hasPrefix("#!/usr/bin/env bash\n"))
      #expect(!text.contains("--trust-submissions"))
    }
  }

  @Test func `a job array covers all parts, however the words are written`() {
    let script = SlurmScript(
      tool: "/opt/gradus", words: ["/home/me/it's here", "--exercise", "xor,deltas"],
      results: "/home/me/grades", shards: 12
    ).text
    #expect(script.contains("#SBATCH --array=1-12\n"))
    #expect(script.contains("--shard \"$SLURM_ARRAY_TASK_ID/12\""))
    #expect(script.contains("/opt/gradus grade '/home/me/it'\\''s here' --exercise xor,deltas"))
  }

  @Test func `the workflow grades what is pushed, and hands partial credit on`() {
    let text = ClassroomWorkflow(
      exercises: [Inbox.exercise(), Inbox.exercise("deltas")],
      course: "https://example.org/course.git", tool: "https://example.org/gradus.git"
    ).text
    #expect(text.contains("--exercise xor,deltas"))
    #expect(text.contains("git clone --depth 1 'https://example.org/course.git' course"))
    #expect(text.contains("base64 -w0 grades/students/submission/classroom.json"))
    #expect(text.contains("GRADUS_RESULTS: \"${{ steps.gradus.outputs.result }}\""))
  }
}
