import Foundation
import Synchronization

/// Does the same to every element on several threads, and returns the results in the elements' order.
///
/// Elements are taken up in order, so that of an early stop the first ones are done.
func concurrently<Element: Sendable, Result: Sendable>(
  _ elements: [Element], jobs: Int, _ body: @Sendable (Element) -> Result
) -> [Result] {
  let next = Atomic(0)
  let results = Mutex([Result?](repeating: nil, count: elements.count))
  DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, elements.count))) { _ in
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < elements.count else { return }
      let result = body(elements[index])
      results.withLock { $0[index] = result }
    }
  }
  return results.withLock { $0.compactMap(\.self) }
}
