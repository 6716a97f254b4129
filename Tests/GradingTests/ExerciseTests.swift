import CourseModel
import Grading
import Testing

@Suite(.serialized)
struct ExerciseTests {
  @Test(arguments: [ExampleExercises.thresholdXOR, ExampleExercises.perceptronFit])
  func `an exercise is proven by its starter, its solution and its known mistakes`(
    exercise: Exercise
  ) throws {
    let verification = ExerciseVerifier(grader: try ExampleExercises.grader()).verify(exercise)
    #expect(verification.problems.map(\.description) == [])
    #expect(verification.reports.count >= 6)
  }
}
