import NN
import Testing

/// Tables of which few rows are used, as word vectors are.
@Suite struct RowGradientTests {
  private func table() -> Tensor {
    var generator = SeededGenerator(seed: 2)
    return .normal([50, 3], requiresGradient: true, using: &generator)
  }

  /// Three steps that use rows 4 (twice), 7 and then 9, and what the table is after each.
  private func trained(extra: (Tensor) -> Tensor) -> [[Double]] {
    let table = table()
    let optimizer = SGD([table], learningRate: 0.1)
    return [[4, 7, 4], [9], [4, 9]].map { ids in
      optimizer.zeroGradients()
      (square(table.rows(ids)).sum() + extra(table)).backward()
      optimizer.step()
      return table.values
    }
  }

  @Test func `a step by rows is the step by the whole table`() {
    // A term without influence makes the gradient one of the whole table.
    let byRows = trained { _ in Tensor(0) }
    let whole = trained { ($0 * 0).sum() }
    #expect(byRows == whole)
    #expect(byRows[0][0] == table().values[0])
    #expect(byRows[0][12] != table().values[12])
  }

  @Test func `a gradient that somebody holds is not used again`() {
    let table = table()
    table.rows([3]).sum().backward()
    let held = table.gradient!
    table.zeroGradient()
    table.rows([5]).sum().backward()
    #expect(held.values[9] == 1 && held.values[15] == 0)
    #expect(table.gradient!.values[9] == 0 && table.gradient!.values[15] == 1)
    table.zeroGradient()
    table.rows([6]).sum().backward()
    #expect(table.gradient!.values.reduce(0, +) == 3 && table.gradient!.values[18] == 1)
  }
}
