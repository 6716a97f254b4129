/// A job array that grades one folder on several machines of a Slurm cluster.
///
/// The machines share nothing but the folder: which submissions are whose follows from their names.
public struct SlurmScript {
  /// This program, as the machines find it.
  public var tool: String
  /// The words of `gradus grade` without its name: the folder and the options.
  public var words: [String]
  public var results: String
  public var shards: Int

  public init(tool: String, words: [String], results: String, shards: Int) {
    self.tool = tool
    self.words = words
    self.results = results
    self.shards = shards
  }

  public var text: String {
    let command = words.map(Self.quoted).joined(separator: " ")
    let tool = Self.quoted(tool)
    return """
      #!/usr/bin/env bash
      # Grades in \(shards) parts, and then puts them together:
      #
      #   job=$(sbatch --parsable grade.sbatch)
      #   sbatch --array=1 --dependency=afterany:$job grade.sbatch merge
      #
      # A part that was interrupted goes on where it was: submit the same again.
      #SBATCH --job-name=gradus
      #SBATCH --array=1-\(shards)
      #SBATCH --cpus-per-task=2
      #SBATCH --mem-per-cpu=2G
      #SBATCH --time=04:00:00
      #SBATCH --requeue
      #SBATCH --output=\(results)/slurm-%A-%a.log
      set -euo pipefail
      if [ "${1-}" = merge ]; then
        exec \(tool) grade merge \(command)
      fi
      exec \(tool) grade \(command) --jobs "${SLURM_CPUS_PER_TASK:-1}" \\
        --shard "$SLURM_ARRAY_TASK_ID/\(shards)"

      """
  }

  private static func quoted(_ word: String) -> String {
    let isPlain = word.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "/._-=,@:".contains($0))
    }
    return isPlain && !word.isEmpty ? word : "'\(word.replacing("'", with: "'\\''"))'"
  }
}
