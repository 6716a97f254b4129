import BatchGrading
import CourseModel
import Foundation

/// `gradus export github-classroom EXERCISE…`: the workflow that grades every push.
enum ExportClassroom: Subcommand {
  static let name = "export github-classroom"
  static let summary = "Write a workflow with which GitHub Classroom grades every push."
  static let operand: Operand? = Operand(
    name: "EXERCISE", explanation: "exercises that one repository answers", isRepeated: true)
  static let options = [
    Option(name: "--repository", value: "URL", explanation: "the course as released to students"),
    Option(name: "--tool", value: "URL", explanation: "the repository of Gradus"),
    Exported.out("classroom.yml"), .course,
  ]
  static let examples = [
    Example(
      "gradus export github-classroom threshold-xor --repository URL --tool URL",
      "write classroom.yml, for .github/workflows of the assignment's template")
  ]

  static func run(_ arguments: Arguments) throws -> ExitStatus {
    let open = try OpenCourse(arguments)
    let exercises = try ChosenExercises.of(open, arguments, for: name)
    guard let course = arguments.value(of: "--repository"),
      let tool = arguments.value(of: "--tool")
    else {
      throw UsageError(
        "`gradus \(name)` needs the addresses of the released course and of Gradus",
        nearest: "gradus \(name) \(arguments.operand ?? "EXERCISE") --repository URL --tool URL")
    }
    let workflow = ClassroomWorkflow(exercises: exercises, course: course, tool: tool)
    return try Exported.write(Data(workflow.text.utf8), arguments, "classroom.yml")
  }
}
