import NN

extension FixtureOperations {
  static let convolutions: [String: Operation] = [:]

  static let missingConvolutions: Set<String> = [
    "avg_pool2d",
    "conv1d",
    "conv2d",
    "conv_transpose2d",
    "global_avg_pool2d",
    "max_pool2d",
    "max_unpool2d",
    "roi_max_pool",
    "upsample_nearest2d",
  ]
}
