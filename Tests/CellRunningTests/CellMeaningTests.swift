import CellRunning
import CourseModel
import Testing

@Suite struct CellMeaningTests {
  @Test func `later cells see and change what earlier cells declared`() throws {
    let run = try Lesson.run(
      """
      var count = 1
      func bump() { count += 1 }
      let names = ["a", "b"]
      """,
      """
      bump()
      count *= 10
      """,
      "print(count, names.joined())")
    #expect(run.text(2) == "20 ab\n")
    #expect(run.cellsRun == 3 && !run.isFromCache)
  }

  @Test func `closures keep the variables they captured`() throws {
    let run = try Lesson.run(
      """
      var total = 0
      let add = { (x: Int) in total += x }
      func counter() -> () -> Int { var n = 0; return { n += 1; return n } }
      let next = counter()
      """,
      """
      add(5)
      _ = next()
      [1, 2].forEach { add($0) }
      """,
      "print(total, next())")
    #expect(run.text(2) == "8 2\n")
  }

  @Test func `closures and local types of two cells stay apart`() throws {
    let run = try Lesson.run(
      """
      let first = [1, 2].map { "one \\($0)" }
      do { struct Local { var x = 1 }; print(Local(), type(of: Local())) }
      func make() -> some CustomStringConvertible { struct S: CustomStringConvertible {
        var description: String { "made" } }; return S() }
      """,
      """
      let second = [1, 2].map { "two \\($0)" }
      do { struct Local { var y = "b"; var z = 2 }; print(Local()) }
      print(first, second, make())
      """)
    #expect(run.text(0) == "Local(x: 1) Local\n")
    #expect(
      run.text(1) == #"Local(y: "b", z: 2)"# + "\n"
        + #"["one 1", "one 2"] ["two 1", "two 2"] made"# + "\n")
  }

  @Test func `generic types and functions work across cells`() throws {
    let run = try Lesson.run(
      """
      struct Stack<Element> {
        private var items: [Element] = []
        mutating func push(_ item: Element) { items.append(item) }
        var top: Element? { items.last }
      }
      func twice<T: Numeric>(_ x: T) -> T { x * 2 }
      """,
      """
      var stack = Stack<Double>()
      stack.push(twice(1.5))
      struct Pair: Hashable { var a = 1, b = 2 }
      var pairs = Stack<Pair>()
      pairs.push(Pair())
      """,
      "print(stack.top!, pairs.top!.b, Stack<Pair>.self)")
    #expect(run.text(2) == "3.0 2 Stack<Pair>\n")
  }

  @Test func `extensions and conformances may come later`() throws {
    let run = try Lesson.run(
      """
      protocol Named { var name: String { get } }
      struct Point { var x = 1.0, y = 2.0 }
      func describe(_ thing: Any) -> String { (thing as? any Named)?.name ?? "nameless" }
      let before = describe(Point())
      """,
      """
      extension Point: Named { var name: String { "point \\(x)" } }
      extension Point { var length: Double { x + y } }
      """,
      "print(before, describe(Point()), Point().length)")
    #expect(run.text(2) == "nameless point 1.0 3.0\n")
  }

  @Test func `property wrappers, lazy properties and key paths work across cells`() throws {
    let run = try Lesson.run(
      """
      @propertyWrapper struct Clamped {
        var value: Double
        var wrappedValue: Double { get { value } set { value = min(1, max(0, newValue)) } }
        init(wrappedValue: Double) { value = min(1, max(0, wrappedValue)) }
      }
      """,
      """
      struct Unit { @Clamped var level = 7; lazy var twice = level * 2 }
      """,
      """
      var unit = Unit()
      unit.level -= 0.25
      print(unit.level, unit.twice, unit[keyPath: \\.level])
      """)
    #expect(run.text(2) == "0.75 1.5 0.75\n")
  }

  @Test func `classes can be subclassed and types print under the lesson's name`() throws {
    let run = try Lesson.run(
      "class Unit { func fire() -> Int { 1 } }\nstruct Shape { enum Kind { case round } }",
      "final class Loud: Unit { override func fire() -> Int { super.fire() + 1 } }",
      "print(Loud().fire(), String(reflecting: Loud.self), String(reflecting: Shape.Kind.round))")
    #expect(run.text(2) == "2 Lesson.Loud Lesson.Shape.Kind.round\n")
  }

  @Test func `a defer runs at the end of its own cell, in reverse order`() throws {
    let run = try Lesson.run(
      """
      defer { print("first deferred") }
      defer { print("second deferred") }
      print("body")
      """,
      "print(\"next cell\")")
    #expect(run.text(0) == "body\nsecond deferred\nfirst deferred\n")
    #expect(run.text(1) == "next cell\n")
  }

  @Test func `a name may be shadowed within a scope`() throws {
    let run = try Lesson.run(
      "let x = 1",
      """
      func f(x: Int) -> Int { let y = x; return y * 2 }
      do { let x = "inner"; print(x) }
      for x in [7] { print(x) }
      print(x, f(x: 4))
      """)
    #expect(run.text(1) == "inner\n7\n1 8\n")
  }

  @Test func `a lesson's own definition hides the library's of the same name`() throws {
    let run = try Lesson.run(
      """
      func tanh(_ x: Double) -> String { "mine" }
      struct Linear { var slope = 2.0 }
      let gamma = 0.5
      """,
      "print(Linear().slope, gamma, Linear(slope: 1))")
    #expect(run.text(1) == "2.0 0.5 Linear(slope: 1.0)\n")
  }

  @Test func `an import holds for the cell and those after it`() throws {
    let run = try Lesson.run(
      "let plain = 1",
      """
      import Foundation
      let text = String(format: "%.2f", Double.pi)
      """,
      "print(text, Date(timeIntervalSince1970: 0).timeIntervalSince1970, URL(string: \"a:b\")!)")
    #expect(run.text(2) == "3.14 0.0 a:b\n")
  }

  @Test func `cells run in the lesson's folder, at a fixed place and time zone`() throws {
    let run = try Lesson.run(
      """
      import Foundation
      print(FileManager.default.currentDirectoryPath.contains("/Lessons/cellsruninthe"))
      print(TimeZone.current.secondsFromGMT(), getenv("LC_ALL").map { String(cString: $0) }!)
      print(Set(1...20).map(String.init).joined(separator: " "))
      """)
    let again = try Lesson.run("print(Set(1...20).map(String.init).joined(separator: \" \"))")
    #expect(run.text(0) == "true\n0 C.UTF-8\n" + again.text(0))
  }
}
