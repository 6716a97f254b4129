import CDuktape
import Foundation

/// Debian's KaTeX in Debian's Duktape: TeX becomes HTML and MathML, without a browser or a network.
///
/// Starting takes about 85 ms and a formula about 2 ms, hence the cache of `MathematicsSetter`.
/// The only file in which a type of Duktape appears.
final class KaTeX {
  /// Where Debian's package `libjs-katex` puts its files.
  static let folder = URL(filePath: "/usr/share/javascript/katex", directoryHint: .isDirectory)

  /// What KaTeX says of TeX that it cannot set.
  struct ParseError: Error, Equatable {
    var message: String
    /// Where, in UTF-16 units of the formula, if KaTeX knows.
    var position: Int?
  }

  private let heap: OpaquePointer

  /// Evaluates KaTeX's source text.
  init(source: Data) throws(SiteRenderingError) {
    guard let heap = duk_create_heap(nil, nil, nil, nil, nil) else {
      throw .mathematicsBroken(reason: "there is no memory for a JavaScript engine")
    }
    self.heap = heap
    try evaluate(Self.preparation)
    try evaluate(String(decoding: source, as: UTF8.self))
    try evaluate(Self.entry)
  }

  deinit { duk_destroy_heap(heap) }

  /// The markup of one formula.
  func markup(for formula: Formula) throws(ParseError) -> String {
    _ = duk_get_global_string(heap, "gradusRender")
    pushArgument(formula.tex)
    duk_push_boolean(heap, formula.isDisplay ? 1 : 0)
    let failed = duk_pcall(heap, 2) != 0
    let answer = takeString()
    if failed { throw ParseError(message: answer, position: nil) }
    // "+markup" or "-position message": see `entry`.
    if answer.utf8.first == UInt8(ascii: "+") { return String(answer.dropFirst()) }
    let parts = answer.dropFirst().split(separator: " ", maxSplits: 1)
    throw ParseError(
      message: parts.count > 1 ? String(parts[1]) : "KaTeX gives no reason",
      position: parts.first.flatMap { Int($0) })
  }

  /// Pushes text as the JSON of its UTF-16 units: Duktape does not read UTF-8 beyond 3 bytes.
  private func pushArgument(_ text: String) {
    var json = "\""
    for unit in text.utf16 {
      let digits = String(unit, radix: 16)
      json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
    json += "\""
    _ = duk_push_lstring(heap, json, json.utf8.count)
    duk_json_decode(heap, -1)
  }

  /// The value on top of the stack as a string, removed.
  private func takeString() -> String {
    var count = 0
    defer { duk_pop(heap) }
    guard let bytes = duk_safe_to_lstring(heap, -1, &count) else { return "" }
    return String(
      decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  private func evaluate(_ script: String) throws(SiteRenderingError) {
    let flags = evaluateProtected
    let status = duk_eval_raw(heap, script, script.utf8.count, duk_uint_t(flags))
    let answer = takeString()
    if status != 0 { throw .mathematicsBroken(reason: answer) }
  }

  /// `Array.prototype.fill` is the one method that KaTeX calls and Duktape lacks.
  private static let preparation = """
    if (!Array.prototype.fill) {
      Object.defineProperty(Array.prototype, 'fill', {
        value: function (value, start, end) {
          var from = start === undefined ? 0 : start;
          var to = end === undefined ? this.length : end;
          for (var i = from; i < to; i++) this[i] = value;
          return this;
        }
      });
    }
    """

  /// Pairs of surrogates are written as character references, as Duktape's strings hold them
  /// in a form that is not UTF-8.
  private static let entry = """
    function gradusRender(tex, isDisplay) {
      function asReferences(text) {
        return text.replace(/[\\ud800-\\udbff][\\udc00-\\udfff]/g, function (pair) {
          var point = (pair.charCodeAt(0) - 0xd800) * 0x400 + pair.charCodeAt(1) - 0xdc00 + 0x10000;
          return '&#x' + point.toString(16) + ';';
        });
      }
      try {
        return '+' + asReferences(katex.renderToString(tex, {
          displayMode: isDisplay, output: 'htmlAndMathml', throwOnError: true,
          strict: 'ignore', trust: false, maxSize: 50
        }));
      } catch (error) {
        if (!(error instanceof katex.ParseError)) throw error;
        var position = typeof error.position === 'number' ? error.position : '?';
        return '-' + position + ' ' + error.message.replace(/^KaTeX parse error: /, '')
          .replace(/ at (position \\d+|end of input): [^]*$/, '').replace(/\\.$/, '');
      }
    }
    """
}

/// `DUK_COMPILE_EVAL | DUK_COMPILE_SAFE | DUK_COMPILE_NOSOURCE | DUK_COMPILE_NOFILENAME`, as the
/// macro `duk_peval_lstring` has them; Swift does not import macros of that form.
private let evaluateProtected = 1 << 3 | 1 << 7 | 1 << 9 | 1 << 11
