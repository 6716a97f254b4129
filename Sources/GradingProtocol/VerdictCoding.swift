import CourseModel

extension ByteWriter {
  mutating func write(_ outline: CheckOutline) {
    write(outline.name)
    write(UInt32(outline.points))
    write(UInt8(outline.isHidden ? 1 : 0))
  }

  mutating func write(_ verdict: Verdict) {
    write(verdict.check)
    write(optional: verdict.part) { $0.write($1) }
    write(UInt8(verdict.isHidden ? 1 : 0))
    write(UInt32(verdict.points))
    write(UInt32(verdict.earned))
    write(verdict.status.rawValue)
    write(optional: verdict.feedback) { $0.write($1) }
  }

  private mutating func write(_ feedback: Feedback) {
    write(optional: feedback.function) { $0.write($1) }
    write(UInt32(feedback.arguments.count))
    for argument in feedback.arguments {
      write(argument.name)
      write(argument.value)
    }
    write(optional: feedback.expected) { $0.write($1) }
    write(optional: feedback.actual) { $0.write($1) }
    write(optional: feedback.worstIndex) { $0.write($1.crossed) }
    write(optional: feedback.relativeError) { $0.write($1) }
    write(optional: feedback.measured) { $0.write($1) }
    write(optional: feedback.diagnosis) { $0.write($1) }
    write(optional: feedback.remark) { $0.write($1) }
    write(optional: feedback.breakdown) { $0.write($1) }
    write(optional: feedback.reread) { $0.write($1) }
  }

  private mutating func write(_ diagnosis: GradientDiagnosis) {
    switch diagnosis {
    case .negated: write(UInt8(0))
    case .factor(let factor, let meaning):
      write(UInt8(1))
      write(factor)
      write(optional: meaning) { $0.write($1) }
    case .transposed: write(UInt8(2))
    case .missingTerm(let name):
      write(UInt8(3))
      write(name)
    case .doubledTerm(let name):
      write(UInt8(4))
      write(name)
    case .zero: write(UInt8(5))
    case .notFinite: write(UInt8(6))
    case .wrongAxis(let axis, let right):
      write(UInt8(7))
      write(UInt8(clamping: axis))
      write(UInt8(clamping: right))
    case .forgottenDerivative(let name):
      write(UInt8(8))
      write(name)
    case .doubledDerivative(let name):
      write(UInt8(9))
      write(name)
    case .stale: write(UInt8(10))
    case .accumulated: write(UInt8(11))
    }
  }

  private mutating func write<T>(optional value: T?, _ body: (inout ByteWriter, T) -> Void) {
    write(UInt8(value == nil ? 0 : 1))
    if let value { body(&self, value) }
  }
}

extension ByteReader {
  mutating func readOutline() throws(FrameError) -> CheckOutline {
    let name = try readText()
    let points = Int(try read(UInt32.self))
    return CheckOutline(name: name, points: points, isHidden: try read(UInt8.self) == 1)
  }

  mutating func readVerdict() throws(FrameError) -> Verdict {
    let check = try readText()
    let part = try readOptionalText()
    let isHidden = try read(UInt8.self) == 1
    let points = Int(try read(UInt32.self))
    let earned = Int(try read(UInt32.self))
    guard let status = Verdict.Status(rawValue: try readText()) else { throw .badShape }
    return Verdict(
      check: check, part: part, isHidden: isHidden, points: points, earned: earned, status: status,
      feedback: try isPresent() ? readFeedback() : nil)
  }

  private mutating func readFeedback() throws(FrameError) -> Feedback {
    var feedback = Feedback()
    feedback.function = try readOptionalText()
    for _ in 0..<(try readCount(size: 8)) {
      let name = try readText()
      feedback.arguments.append(Feedback.Argument(name: name, value: try readText()))
    }
    feedback.expected = try readOptionalText()
    feedback.actual = try readOptionalText()
    if try isPresent() {
      guard let index = try? [Int](crossed: try readValue()) else { throw .badShape }
      feedback.worstIndex = index
    }
    if try isPresent() { feedback.relativeError = try readDouble() }
    feedback.measured = try readOptionalText()
    if try isPresent() { feedback.diagnosis = try readDiagnosis() }
    feedback.remark = try readOptionalText()
    feedback.breakdown = try readOptionalText()
    feedback.reread = try readOptionalText()
    return feedback
  }

  private mutating func readDiagnosis() throws(FrameError) -> GradientDiagnosis {
    let tag = try read(UInt8.self)
    switch tag {
    case 0: return .negated
    case 1: return .factor(try readDouble(), meaning: try readOptionalText())
    case 2: return .transposed
    case 3: return .missingTerm(try readText())
    case 4: return .doubledTerm(try readText())
    case 5: return .zero
    case 6: return .notFinite
    case 7: return .wrongAxis(Int(try read(UInt8.self)), right: Int(try read(UInt8.self)))
    case 8: return .forgottenDerivative(try readText())
    case 9: return .doubledDerivative(try readText())
    case 10: return .stale
    case 11: return .accumulated
    default: throw .unknownTag(tag)
    }
  }

  private mutating func readOptionalText() throws(FrameError) -> String? {
    try isPresent() ? readText() : nil
  }

  private mutating func isPresent() throws(FrameError) -> Bool { try read(UInt8.self) == 1 }
}
