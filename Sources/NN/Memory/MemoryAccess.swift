// Reading and writing a memory everywhere at once, but mostly where attention says: both can be
// differentiated by what is read or written and by the attention.
//
// A memory has `slots` vectors of `width` numbers: [batch…, slots, width]; attention a has a weight
// for each slot, which together are 1: [batch…, slots]. A. Graves and others, Neural Turing
// Machines, 2014.

/// r = Σᵢ aᵢ Mᵢ: [batch…, width].
public func readMemory(_ memory: Tensor, at weights: Tensor) -> Tensor {
  checkMemory(memory, weights, of: "readMemory")
  return attentionContext(weights, memory)
}

/// Mᵢ ← aᵢ w + (1 − aᵢ) Mᵢ: each slot moves towards w, [batch…, width], as far as it is attended
/// to.
///
/// The lectures' form; it is `writeMemory(_:at:erasing:adding:)` with all erased and w added.
public func writeMemory(_ memory: Tensor, at weights: Tensor, _ value: Tensor) -> Tensor {
  checkMemory(memory, weights, of: "writeMemory")
  let a = weights.expanded(at: -1)  // [batch…, slots, 1]
  return a * slotted(value, memory, of: "writeMemory") + (1 - a) * memory
}

/// Mᵢ ← Mᵢ ∘ (1 − aᵢ e) + aᵢ v: e, from 0 to 1, says what is erased, and v what is added, each
/// [batch…, width].
///
/// Graves' form. Unlike the lectures' it can add to what is there, or erase without adding.
public func writeMemory(
  _ memory: Tensor, at weights: Tensor, erasing: Tensor, adding: Tensor
) -> Tensor {
  checkMemory(memory, weights, of: "writeMemory")
  let a = weights.expanded(at: -1)  // [batch…, slots, 1]
  let kept = 1 - a * slotted(erasing, memory, of: "writeMemory")
  return memory * kept + a * slotted(adding, memory, of: "writeMemory")
}

private func checkMemory(_ memory: Tensor, _ weights: Tensor, of operation: String) {
  precondition(
    memory.rank >= 2 && weights.rank == memory.rank - 1
      && weights.shape[weights.rank - 1] == memory.shape[memory.rank - 2],
    "\(operation) needs a weight for each slot of a memory [batch…, slots, width]; got memory "
      + "\(memory.shape) and weights \(weights.shape).")
}

/// What goes to every slot alike: [batch…, width] → [batch…, 1, width].
private func slotted(_ value: Tensor, _ memory: Tensor, of operation: String) -> Tensor {
  precondition(
    value.rank >= 1 && value.shape[value.rank - 1] == memory.shape[memory.rank - 1],
    "\(operation) writes vectors as wide as the memory \(memory.shape); got \(value.shape).")
  return value.expanded(at: -2)
}
