import CourseModel

/// A workflow with which GitHub Classroom grades every push: visible checks, partial credit.
///
/// It belongs into the template repository as `.github/workflows/classroom.yml`. Students can read
/// and change all that a workflow can: so it works with the course as it is released to them, and
/// hidden checks stay with the instructor, who grades the cloned repositories.
public struct ClassroomWorkflow {
  public var exercises: [Exercise]
  /// Where the course as released to students can be cloned from: not from the student's own copy,
  /// whose checks the student can change.
  public var course: String
  /// Where this program can be cloned from.
  public var tool: String

  public init(exercises: [Exercise], course: String, tool: String) {
    self.exercises = exercises
    self.course = course
    self.tool = tool
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
            - name: Get the course and the grader
              run: |
                git clone --depth 1 '\(course)' course
                git clone --depth 1 '\(tool)' gradus
            - uses: actions/cache@v4
              with:
                path: gradus/.build
                key: gradus-${{ hashFiles('gradus/Package.swift', 'gradus/Sources/**') }}
            - name: Build the grader
              run: make -C gradus build
              env:
                GRADUS_PORTABLE: 1
            - name: Grade
              id: gradus
              run: |
                gradus/.build/release/gradus grade submission --student submission \\
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
