import CourseModel
import Foundation
import Testing

@testable import BatchGrading

@Suite struct PolicyTests {
  private let inbox: Inbox
  private let exercises = [Inbox.exercise(), Inbox.exercise("deltas", points: 10)]

  init() throws { inbox = try Inbox() }

  private func reading(_ text: String, comments: String? = nil) throws -> PolicyReading {
    var reading = PolicyReading(students: ["ada", "bob"], exercises: exercises)
    reading.read(
      policy: try inbox.table("policy.csv", "rule,student,exercise,value,comment\n" + text))
    if let comments {
      reading.read(
        comments: try inbox.table("comments.csv", "student,exercise,points,comment\n" + comments))
    }
    return reading
  }

  /// An attempt handed in so many hours after noon of the first of December.
  private func attempt(
    _ number: Int = 1, hours: Double = 0, score: Int? = 8, isMarkedLate: Bool = false
  ) -> AttemptOutcome {
    let noon = HandInTime.date("2026-12-01T12:00Z")!
    let submission = Submission(
      student: "ada", exercise: "deltas", attempt: number, file: "deltas.swift",
      handedIn: noon + hours * 3600, isMarkedLate: isMarkedLate, place: .unpacked(""))
    var outcome = AttemptOutcome(submission, nil)
    outcome.score = score
    outcome.outcome =
      score == nil ? .ungradable(reason: "Your file does not compile.", diagnostics: []) : .graded
    return outcome
  }

  private func settle(
    _ text: String, comments: String? = nil, _ attempts: [AttemptOutcome]
  ) throws -> GradebookEntry {
    let reading = try reading(text, comments: comments)
    #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics)")
    return Settlement(policy: reading.policy).settle("ada", exercises[1], attempts, problem: nil)
  }

  private static let due = "due,*,*,2026-12-01T12:00Z,\n"

  @Test func `all mistakes are told at once, each at its line and column`() throws {
    let found = try reading(
      """
      deu,*,*,2026-12-01T12:00Z,
      due,*,*,tomorrow,
      late,*,xro,10% per day,
      extension,adda,*,2 days,
      attempts,*,*,none,
      excused,bob,*,yes,
      override,bob,xor,,
      grace,*,*,10 min,
      grace,*,*,20 min,
      ,*,*,1,

      """, comments: "ada,xor,two,\nbob,,1,\nada,xor,,\n"
    ).diagnostics
    #expect(
      found.map { "\($0.location.line):\($0.location.column) \($0.message)" } == [
        "2:1 there is no rule `deu`", "3:9 `tomorrow` is no value of the rule `due`",
        "4:8 there is no exercise `xro`", "5:11 there is no student `adda`",
        "6:14 `none` is no value of the rule `attempts`",
        "7:15 the rule `excused` takes no value", "8:1 the rule `override` needs a value",
        "10:1 this rule is already given, at policy.csv:9", "11:1 this line names no rule",
        "2:9 `two` is no number of points", "3:1 this line names no exercise",
        "4:1 this line has neither points nor a comment",
      ])
    #expect(found[0].suggestion == "did you mean `due`?")
    #expect(found[2].suggestion == "did you mean `xor`?")
    #expect(found[3].suggestion == "did you mean `ada`?")
  }

  @Test(arguments: [
    (-1.0, 8.0, 0.0), (0, 8, 0), (0.1, 7, 1), (23.9, 7, 1), (24.1, 6, 2), (47, 6, 2), (500, 0, 8),
  ])
  func `each started day costs its share of the maximum`(
    hours: Double, score: Double, cost: Double
  ) throws {
    let entry = try settle(Self.due + "late,*,*,10% per day,\n", [attempt(hours: hours)])
    #expect(entry.score == score)
    #expect(entry.deduction == cost)
  }

  @Test func `grace costs nothing, and who is later is late from the deadline on`() throws {
    let rules = Self.due + "late,*,*,1 point per hour,\ngrace,*,*,30 min,\n"
    #expect(try settle(rules, [attempt(hours: 0.4)]).score == 8)
    #expect(try settle(rules, [attempt(hours: 1.5)]).score == 6)
  }

  @Test func `after the cutoff there are no points, and the gradebook says why`() throws {
    let entry = try settle(Self.due + "cutoff,*,*,2 days,\n", [attempt(hours: 49)])
    #expect(entry.score == 0)
    #expect(entry.standing == .tooLate)
  }

  @Test func `an extension moves the deadline, by a span or to a time`() throws {
    let late = Self.due + "late,*,*,10% per day,\n"
    #expect(try settle(late + "extension,ada,*,1 day,ill\n", [attempt(hours: 20)]).score == 8)
    #expect(
      try settle(late + "extension,ada,deltas,2026-12-03T12:00Z,\n", [attempt(hours: 47)]).score
        == 8)
    #expect(try settle(late + "extension,bob,*,1 day,\n", [attempt(hours: 20)]).score == 7)
  }

  @Test func `the closest rule is taken`() throws {
    let rules =
      "late,*,*,50% per day,\nlate,ada,*,10% per day,\nlate,ada,deltas,20% per day,\n" + Self.due
    #expect(try settle(rules, [attempt(hours: 1)]).score == 6)
  }

  @Test func `the last scored attempt counts, unless the best shall`() throws {
    let attempts = [
      attempt(1, score: 5), attempt(2, score: 9), attempt(3, score: 7), attempt(4, score: nil),
    ]
    let last = try settle("", attempts)
    #expect(last.score == 7)
    #expect(last.countedAttempt == 3)
    #expect(last.attention?.contains("last attempt could not be scored") == true)
    #expect(try settle("count,*,*,best,\n", attempts).score == 9)
    #expect(try settle("count,*,*,first,\n", attempts).score == 5)
  }

  @Test func `what cannot be graded uses up no attempt, what is beyond does not count`() throws {
    let attempts = [attempt(1, score: nil), attempt(2, score: 5), attempt(3, score: 9)]
    #expect(try settle("attempts,*,*,1,\n", attempts).score == 5)
    #expect(try settle("attempts,*,*,2,\n", attempts).score == 9)
  }

  @Test func `the best is the best after lateness`() throws {
    let entry = try settle(
      Self.due + "late,*,*,50% per day,\ncount,*,*,best,\n",
      [attempt(1, hours: -1, score: 7), attempt(2, hours: 1, score: 9)])
    #expect(entry.score == 7)
  }

  @Test func `a human's points and comments join the machine's`() throws {
    let entry = try settle(
      "", comments: "ada,deltas,1.5,nice proof\nada,deltas,,see lesson 5\n",
      [attempt(score: 8)])
    #expect(entry.score == 9.5)
    #expect(entry.machine == 8)
    #expect(entry.comments == ["nice proof", "see lesson 5"])
  }

  @Test func `overrides and excuses are by hand, and say so`() throws {
    let set = try settle("override,ada,deltas,3,shown in person\n", [attempt(score: nil)])
    #expect(set.score == 3)
    #expect(set.standing == .overridden)
    #expect(set.steps.last == "the score is set to 3 (policy.csv:2): shown in person")
    let excused = try settle("excused,ada,*,,ill\n", [attempt()])
    #expect(excused.score == nil)
    #expect(excused.standing == .excused)
  }

  @Test func `what was not graded has no score, which is not zero`() throws {
    let entry = try settle("", [attempt(score: nil)])
    #expect(entry.score == nil)
    #expect(entry.standing == .ungradable)
    #expect(try settle("", []).standing == .notHandedIn)
  }

  @Test func `a deadline without a time of handing in is told, and costs nothing`() throws {
    var unknown = attempt()
    unknown.handedIn = nil
    let entry = try settle(Self.due + "late,*,*,10% per day,\n", [unknown])
    #expect(entry.score == 8)
    #expect(entry.attention == "when it was handed in is not known")
  }

  @Test func `a platform's mark of lateness is never lost`() throws {
    let marked = attempt(hours: -1, isMarkedLate: true)
    #expect(try settle("", [marked]).attention?.contains("no rule says when it was due") == true)
    #expect(
      try settle(Self.due, [marked]).attention?.contains("its time is before the deadline") == true)
    #expect(try settle(Self.due + "extension,ada,*,1 day,\n", [marked]).attention == nil)
  }

  @Test(arguments: [
    ("2026-11-20T18:00+01:00", "2026-11-20T17:00:00Z"),
    ("2026-11-20 18:00:30 Z", "2026-11-20T18:00:30Z"),
    ("2026-11-20T18-00-00Z", "2026-11-20T18:00:00Z"),
    ("2026-11-20T18:00-0530", "2026-11-20T23:30:00Z"),
    ("2026-11-20T18:00", nil), ("2026-13-20T18:00Z", nil), ("2026-02-30T18:00Z", nil),
    ("soon", nil),
  ])
  func `times need a zone`(text: String, time: String?) {
    #expect(HandInTime.date(text)?.formatted(.iso8601) == time)
  }
}
