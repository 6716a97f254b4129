import Glibc

/// e^H, where H is the mean of −log p of what came: as many choices, all alike, would surprise as
/// much. A model that knows nothing has the size of the vocabulary.
public func perplexity(_ probabilities: [Double]) -> Double {
  Glibc.exp(meanSurprise(probabilities))
}

/// e^loss, for a mean cross-entropy in nats.
public func perplexity(loss: Double) -> Double { Glibc.exp(loss) }

/// The mean of −log₂ p of each character that came.
public func bitsPerCharacter(_ probabilities: [Double]) -> Double {
  meanSurprise(probabilities) / M_LN2
}

/// A mean cross-entropy in nats as bits.
public func bitsPerCharacter(loss: Double) -> Double { loss / M_LN2 }

private func meanSurprise(_ probabilities: [Double]) -> Double {
  precondition(!probabilities.isEmpty, "A mean needs at least one probability.")
  return -probabilities.reduce(0) { $0 + Glibc.log($1) } / Double(probabilities.count)
}

/// The share of sequences that are right in every place.
public func exactMatch<Token: Equatable>(_ predicted: [[Token]], _ actual: [[Token]]) -> Double {
  precondition(
    predicted.count == actual.count && !actual.isEmpty,
    "exactMatch compares as many sequences, at least one; got \(predicted.count) and "
      + "\(actual.count).")
  return Double(zip(predicted, actual).count { $0 == $1 }) / Double(actual.count)
}

/// The share of places that are right, over all sequences; those whose target is `padding` do not
/// count. A prediction that is too short is wrong in the places it lacks.
public func tokenAccuracy<Token: Equatable>(
  _ predicted: [[Token]], _ actual: [[Token]], padding: Token? = nil
) -> Double {
  precondition(
    predicted.count == actual.count,
    "tokenAccuracy compares as many sequences; got \(predicted.count) and \(actual.count).")
  var (right, total) = (0, 0)
  for (guess, truth) in zip(predicted, actual) {
    for (place, token) in truth.enumerated() where token != padding {
      total += 1
      if place < guess.count && guess[place] == token { right += 1 }
    }
  }
  return total == 0 ? 0 : Double(right) / Double(total)
}

/// How much of the candidates' runs of 1 to `longest` words stand in their references too: the
/// geometric mean of the shares, times e^(1 − r/c) if all candidates together (c words) are shorter
/// than the references (r words).
///
/// A run counts at most as often as the reference has it. 0 if no run of some length is found,
/// unless `smoothing` is added to both counts of the runs longer than a word. K. Papineni and others,
/// BLEU: a Method for Automatic Evaluation of Machine Translation, 2002, with one reference each.
public func bleu<Token: Hashable>(
  _ candidates: [[Token]], _ references: [[Token]], longest: Int = 4, smoothing: Double = 0
) -> Double {
  precondition(
    candidates.count == references.count && longest >= 1,
    "bleu needs a reference for each candidate; got \(candidates.count) and \(references.count).")
  let words = candidates.reduce(0) { $0 + $1.count }
  let expected = references.reduce(0) { $0 + $1.count }
  guard words > 0 else { return 0 }
  var logarithms = 0.0
  for length in 1...longest {
    var (found, total) = (0.0, 0.0)
    for (candidate, reference) in zip(candidates, references) {
      let known = runs(reference, length)
      for (run, count) in runs(candidate, length) {
        total += Double(count)
        found += Double(min(count, known[run] ?? 0))
      }
    }
    let extra = length > 1 ? smoothing : 0
    guard found + extra > 0 else { return 0 }
    logarithms += Glibc.log((found + extra) / (total + extra))
  }
  let brevity = words < expected ? Glibc.exp(1 - Double(expected) / Double(words)) : 1
  return brevity * Glibc.exp(logarithms / Double(longest))
}

private func runs<Token: Hashable>(_ words: [Token], _ length: Int) -> [[Token]: Int] {
  var counts: [[Token]: Int] = [:]
  for start in 0..<max(words.count - length + 1, 0) {
    counts[Array(words[start..<start + length]), default: 0] += 1
  }
  return counts
}
