import CourseModel
import Testing

@testable import BatchGrading

@Suite struct CSVTests {
  private func table(_ text: String) -> CSVTable {
    CSVTable(text, file: "t.csv", known: ["student", "value", "comment"], required: ["student"])
  }

  @Test func `quotes, byte order marks, blank lines and comments are read`() {
    let table = table(
      "\u{FEFF}student,comment\r\n# nobody\r\n\r\nada,\"says \"\"so\"\", twice\"\r\nbob,\r\n")
    #expect(table.diagnostics.isEmpty)
    #expect(table.rows.map { $0["student"]?.text } == ["ada", "bob"])
    #expect(table.rows[0]["comment"]?.text == "says \"so\", twice")
    #expect(table.rows[1]["comment"] == nil)
  }

  @Test func `semicolons cut the line where the header has them`() {
    let table = table("student;value\nada;2,5\n")
    #expect(table.rows[0]["value"]?.text == "2,5")
  }

  @Test func `fields know their places, also after a field of several lines`() {
    let table = table("student,comment,value\nada,\"one\ntwo\", 3\nbob,x,4\n")
    #expect(table.rows[0]["value"]?.location.description == "t.csv:3:7")
    #expect(table.rows[1]["value"]?.location.description == "t.csv:4:7")
  }

  @Test(arguments: [
    ("", "t.csv:1:1", "the table is empty"),
    ("name\n", "t.csv:1:1", "there is no column `name`"),
    ("studnet,value\n", "t.csv:1:1", "there is no column `studnet`"),
    ("student,value,student\n", "t.csv:1:15", "the column `student` is there twice"),
    ("student,value\nada\n", "t.csv:2:1", "this line has 1 fields, and the header 2"),
    ("student,value\nada,1,2\n", "t.csv:2:7", "this line has 3 fields, and the header 2"),
    ("student\n\"ada\n", "t.csv:2:1", "this field's quote is never closed"),
    ("student,value\n\"ada\" b,1\n", "t.csv:2:1", "something follows the closing quote"),
  ])
  func `a mistake is told at its place`(text: String, place: String, message: String) throws {
    let first = try #require(table(text).diagnostics.first)
    #expect(first.location.description == place)
    #expect(first.message.hasPrefix(message), "\(first.message)")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
    (" =1", "' =1"), ("＝1", "'＝1"), ("\t=1", "\"'\t=1\""), ("a=1", "a=1"), ("a,b", "\"a,b\""),
    ("say \"hi\"", "\"say \"\"hi\"\"\""), ("a\u{1B}[31mb", "a\u{FFFD}[31mb"),
    ("a\u{202E}b", "a\u{FFFD}b"),
  ])
  func `no text of somebody else's acts in a spreadsheet`(text: String, written: String) {
    var table = CSVText()
    table.append([.text(text)])
    #expect(table.text == written + "\r\n")
  }

  @Test func `points are written without an empty fraction, and none as nothing`() {
    var table = CSVText()
    table.append([.number(3), .number(2.5), .number(-1), .number(1.0 / 3), .number(nil)])
    #expect(table.text == "3,2.5,-1,0.33,\r\n")
  }
}
