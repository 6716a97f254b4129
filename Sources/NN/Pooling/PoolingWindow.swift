/// The window of a pooling, which moves by its own size unless told otherwise.
func poolingWindow(
  _ x: Tensor, _ kernel: some PerAxis, _ stride: (any PerAxis)?, _ padding: some PaddingRule,
  of operation: String
) -> SlidingWindow {
  precondition(
    x.rank == 4, "\(operation) needs [batch, channels, height, width]; got \(x.shape).")
  let window = SlidingWindow(
    over: [x.shape[2], x.shape[3]], kernel: kernel.lengthPerAxis,
    stride: stride?.lengthPerAxis ?? kernel.lengthPerAxis, padding: padding, dilation: 1,
    of: operation)
  for axis in [window.rows, window.columns] {
    precondition(
      axis.before < axis.window && axis.after < axis.window,
      "\(operation): a padding of \(axis.before) and \(axis.after) would leave windows of "
        + "\(axis.window) without a number.")
  }
  return window
}

func pooledShape(_ x: Tensor, _ window: SlidingWindow) -> [Int] {
  [x.shape[0], x.shape[1], window.rows.count, window.columns.count]
}
