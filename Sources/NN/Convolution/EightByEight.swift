/// Eight rows of eight Floats in registers, to be transposed.
struct EightByEight {
  private typealias Row = SIMD8<Float>
  private var a: Row
  private var b: Row
  private var c: Row
  private var d: Row
  private var e: Row
  private var f: Row
  private var g: Row
  private var h: Row

  /// The first `rows` rows, `pitch` apart; the others are 0.
  @inline(__always)
  init(_ source: UnsafePointer<Float>, pitch: Int, rows: Int) {
    func row(_ index: Int) -> Row {
      index < rows
        ? UnsafeRawPointer(source + index * pitch).loadUnaligned(as: Row.self) : Row()
    }
    (a, b, c, d) = (row(0), row(1), row(2), row(3))
    (e, f, g, h) = (row(4), row(5), row(6), row(7))
  }

  /// Three times the rows' first half is dealt together with the second, like cards. Each time the
  /// six binary digits of a number's place turn by one; after three, row and column are exchanged.
  @inline(__always)
  var transposed: EightByEight {
    var result = self
    result.deal()
    result.deal()
    result.deal()
    return result
  }

  @inline(__always)
  private mutating func deal() {
    let first = dealt(a, e)
    let second = dealt(b, f)
    let third = dealt(c, g)
    let fourth = dealt(d, h)
    (a, b, c, d) = (first.lowHalf, first.highHalf, second.lowHalf, second.highHalf)
    (e, f, g, h) = (third.lowHalf, third.highHalf, fourth.lowHalf, fourth.highHalf)
  }

  /// The numbers of two rows in turn.
  @inline(__always)
  private func dealt(_ even: Row, _ odd: Row) -> SIMD16<Float> {
    var both = SIMD16<Float>()
    both.evenHalf = even
    both.oddHalf = odd
    return both
  }

  /// Stores the rows, `pitch` apart.
  @inline(__always)
  func write(_ target: UnsafeMutablePointer<Float>, pitch: Int) {
    func put(_ row: Row, _ index: Int) {
      UnsafeMutableRawPointer(target + index * pitch).storeBytes(of: row, as: Row.self)
    }
    put(a, 0)
    put(b, 1)
    put(c, 2)
    put(d, 3)
    put(e, 4)
    put(f, 5)
    put(g, 6)
    put(h, 7)
  }
}
