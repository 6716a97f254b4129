/// Tells how far a long cell has come. Only whole percents are passed on, so it may be called in
/// every step.
///
///     for step in 1...1000 { …; progress(step, of: 1000) }
public func progress(_ step: Int, of total: Int) {
  precondition(total > 0, "progress expects a positive number of steps; got \(total).")
  let percent = Int(Double(step) / Double(total) * 100)
  guard Frames.current.isOpen, percent != Frames.current.progress else { return }
  Frames.current.progress = percent
  Frames.current.write(
    "progress", .object(["step": .integer(step), "of": .integer(total)]))
}
