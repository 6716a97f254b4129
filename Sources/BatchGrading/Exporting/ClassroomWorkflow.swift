import CourseModel

/// A workflow with which GitHub Classroom grades every push: visible checks, partial credit.
///
/// It belongs into the template repository as `.github/workflows/classroom.yml`. Students can read
/// and change all that a workflow can: so it works with the course as it is released to them, and
/// hidden checks stay with the instructor, who grades the cloned repositories.
public struct ClassroomWorkflow {
  public var exercises: [Exercise]
  /// Where the released course can be cloned from, this program's sources included.
  public var repository: String

  public init(exercises: [Exercise], repository: String) {
    self.exercises = exercises
    self.repository = repository
  }

  public var text: String {
    let names = exercises.map(\.name).joined(separator: ",")
    return """
      # GitHub Classroom runs this on every push, and shows the points that it reports.
      name: Autograding Tests
      on: [push, workflow_dispatch, repository_dispatch]
      permissions:
        checks: write
        actions: read
        contents: read
      jobs:
        autograding:
          runs-on: ubuntu-latest
          if: github.actor != 'github-classroom[bot]'
          container:
            image: swift:6.3-bookworm
            # bubblewrap makes its own, stricter confinement for each submission.
            options: --security-opt seccomp=unconfined --cap-add SYS_ADMIN
          steps:
            - uses: actions/checkout@v4
              with:
                path: submission
            - name: Get the course
              run: git clone --depth 1 '\(repository)' course
            - uses: actions/cache@v4
              with:
                path: course/.build
                key: gradus-${{ hashFiles('course/Package.swift', 'course/Sources/**') }}
            - name: Build the grader
              run: make -C course build
              env:
                GRADUS_PORTABLE: 1
            - name: Grade
              id: gradus
              run: |
                course/.build/release/gradus grade submission --student submission \\
                  --exercise \(names) --course course --results grades
                echo "result=$(base64 -w0 grades/students/submission/classroom.json)" \\
                  >> "$GITHUB_OUTPUT"
            - name: Feedback
              if: always()
              uses: actions/upload-artifact@v4
              with:
                name: feedback
                path: grades/students/submission/index.html
            - name: Autograding Reporter
              uses: classroom-resources/autograding-grading-reporter@v1
              env:
                GRADUS_RESULTS: "${{ steps.gradus.outputs.result }}"
              with:
                runners: gradus

      """
  }
}
