import Plotting

/// Shows the value of a cell's trailing expression. The course's compiler inserts the call.
///
/// Nothing is shown for `Void`, also where a chain of optionals led to it.
public func _display<Value>(_ value: Value) {
  if Value.self == Void.self || Value.self == Void?.self { return }
  show(value as Any)
}

/// Gives the value of the lesson's `{= … }` number `index`. The course's compiler inserts the call.
public func _inline<Value>(_ index: Int, _ value: Value) {
  let text = ValueText.brief(value)
  guard Frames.current.isOpen else { return print(text) }
  Frames.current.write(
    "inline", .object(["index": .integer(index), "value": .string(text)]))
}
