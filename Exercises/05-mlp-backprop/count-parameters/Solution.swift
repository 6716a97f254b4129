/// How many weights and biases a fully connected network has, its sizes given from the inputs on.
func countParameters(_ sizes: [Int]) -> Int {
  zip(sizes, sizes.dropFirst()).reduce(0) { $0 + $1.1 * ($1.0 + 1) }
}
