import CourseModel
import Testing

@Test(arguments: [
  ("hiden", "hide"), ("foldd", "fold"), ("Fold", "fold"), ("catpion", "caption"), ("flod", "fold"),
  ("id", nil), ("x", nil), ("speed", nil), ("", nil),
])
func `the nearest name is the one that was meant, or none`(name: String, meant: String?) {
  #expect(nearestName(to: name, in: ["hide", "fold", "caption", "norun"]) == meant)
}

@Test func `of two equally near names the first wins`() {
  #expect(nearestName(to: "lesson-3", in: ["lesson-1", "lesson-2"]) == "lesson-1")
}
