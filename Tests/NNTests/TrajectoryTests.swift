import Fixtures
import NN
import Testing

/// Optimizers and whole models against PyTorch's, step by step.
@Suite struct TrajectoryTests {
  @Test(arguments: FixtureOptimizers.table.keys.sorted(), Precision.allCases)
  func `an optimizer takes PyTorch's steps`(name: String, precision: Precision) throws {
    for fixture in try Fixture.load(name).cases {
      let trajectory = try #require(fixture.trajectory)
      let w = fixture.params["w"]!.tensor(precision, requiresGradient: true)
      let b = fixture.params["b"]!.tensor(precision, requiresGradient: true)
      let x = fixture.inputs["x"]!.tensor(precision)
      let y = fixture.inputs["y"]!.tensor(precision)
      let optimizer = FixtureOptimizers.table[name]!([w, b], fixture.attrs)
      let close = Tolerance.trajectory(precision)
      for step in 0..<fixture.attrs["steps"]!.integer! {
        let loss = meanSquaredError(matmul(x, w) + b, y)
        #expect(close.worst([loss.item], trajectory["loss"]!.slice(step)) == nil)
        optimizer.zeroGradients()
        loss.backward()
        optimizer.step()
        #expect(close.worst(w.values, trajectory["w"]!.slice(step)) == nil, "step \(step)")
        #expect(close.worst(b.values, trajectory["b"]!.slice(step)) == nil, "step \(step)")
      }
    }
  }

  @Test(arguments: Precision.allCases)
  func `a network learns exclusive or as PyTorch's does`(precision: Precision) throws {
    let fixture = try #require(try Fixture.load("model_xor_mlp").cases.first)
    let parameters = fixture.params.mapValues { $0.tensor(precision) }
    let model = Sequential(
      Linear(weight: parameters["w1"]!, bias: parameters["b1"]!), Tanh(),
      Linear(weight: parameters["w2"]!, bias: parameters["b2"]!), Sigmoid())
    let x = fixture.inputs["x"]!.tensor(precision)
    let y = fixture.inputs["y"]!.tensor(precision)
    let optimizer = SGD(model.parameters, learningRate: fixture.attrs["lr"]!.number!)
    let close = Tolerance.trajectory(precision)
    for step in 0..<fixture.attrs["steps"]!.integer! {
      let loss = binaryCrossEntropy(model(x), y)
      #expect(close.worst([loss.item], fixture.trajectory!["loss"]!.slice(step)) == nil)
      optimizer.zeroGradients()
      loss.backward()
      if step == 0 {
        for (name, expected) in fixture.firstGrads! {
          #expect(close.worst(parameters[name]!.gradient!.values, expected.data) == nil)
        }
      }
      optimizer.step()
    }
    for (name, expected) in fixture.lastParams! {
      #expect(close.worst(parameters[name]!.values, expected.data) == nil, "\(name)")
    }
  }
}
