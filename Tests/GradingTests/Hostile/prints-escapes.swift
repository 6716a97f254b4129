// Prints what acts on a terminal, a page or a spreadsheet.

import Glibc

func thresholdXOR(a: Double, b: Double) -> Double {
  print(
    "\u{1B}[2J\u{1B}]0;full marks\u{7}\u{202E}stniop 4\u{2066} <script>alert(1)</script>\r4 of 4")
  print("=HYPERLINK(\"http://example.org\")\t@SUM(A1)\u{0}\u{9B}31m")
  let invalid: [UInt8] = [0xff, 0xfe, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0x0a]
  write(1, invalid, invalid.count)
  return 0
}

let hiddenWeights: [[Double]] = [[0, 0, 0], [0, 0, 0]]
let outputWeights: [Double] = [0, 0, 0]
