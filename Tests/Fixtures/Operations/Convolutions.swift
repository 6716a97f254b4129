import NN

extension FixtureOperations {
  static let convolutions: [String: Operation] = [
    "avg_pool2d": {
      [
        "y": averagePool2d(
          $0["x"], $0.axes("kernel"), stride: $0.axes("stride"), padding: $0.axes("padding"),
          countsPadding: $0.attribute("count_include_pad").flag!)
      ]
    },
    "conv1d": {
      [
        "y": conv1d(
          $0["x"], $0["weight"], $0.tensors["bias"], stride: $0.axes("stride")[0],
          padding: $0.axes("padding")[0], dilation: $0.axes("dilation")[0],
          groups: Int($0.number("groups")))
      ]
    },
    "conv2d": {
      [
        "y": conv2d(
          $0["x"], $0["weight"], $0.tensors["bias"], stride: $0.axes("stride"),
          padding: $0.axes("padding"), dilation: $0.axes("dilation"),
          groups: Int($0.number("groups")))
      ]
    },
    "conv_transpose2d": {
      [
        "y": convTranspose2d(
          $0["x"], $0["weight"], $0.tensors["bias"], stride: $0.axes("stride"),
          padding: $0.axes("padding"), outputPadding: $0.axes("output_padding"),
          dilation: $0.axes("dilation"), groups: Int($0.number("groups")))
      ]
    },
    "global_avg_pool2d": { ["y": globalAveragePool2d($0["x"])] },
    "max_pool2d": { arguments in
      let (kernel, stride) = (arguments.axes("kernel"), arguments.axes("stride"))
      let padding = arguments.axes("padding")
      let (values, indices) = maxPool2dWithIndices(
        arguments["x"], kernel, stride: stride, padding: padding)
      let y = maxPool2d(arguments["x"], kernel, stride: stride, padding: padding)
      precondition(y.values == values.values)
      return [
        "y": y,
        "argmax": Tensor(indices.map(Double.init), shape: y.shape, precision: .float64),
      ]
    },
    "max_unpool2d": {
      [
        "y": maxUnpool2d(
          $0["x"], indices: $0.integers("argmax"), size: $0.axes("output_size"))
      ]
    },
    "roi_max_pool": { arguments in
      let rois = arguments.fixture.inputs["rois"]!.data
      let regions = stride(from: 0, to: rois.count, by: 5).map { start in
        Region(
          image: Int(rois[start]), x1: rois[start + 1], y1: rois[start + 2],
          x2: rois[start + 3], y2: rois[start + 4])
      }
      return [
        "y": roiMaxPool(
          arguments["x"], regions: regions, size: arguments.axes("output"),
          scale: arguments.number("spatial_scale"))
      ]
    },
    "upsample_nearest2d": { ["y": upsampleNearest2d($0["x"], $0.axes("factor"))] },
  ]
}
