import Compiling
import Grading

/// The name of a student's folder among the results: the identifier where it is harmless, else what
/// can be kept of it and a part that tells it from others.
func folderName(of student: String) -> String {
  let kept = student.unicodeScalars.map { scalar -> Character in
    scalar.isASCII
      && (scalar.properties.isAlphabetic || "0123456789._-@+".unicodeScalars.contains(scalar))
      ? Character(scalar) : "-"
  }
  let name = String(kept.prefix(60))
  let isHarmless =
    name == student && !name.isEmpty && !name.hasPrefix(".") && !name.hasPrefix("-")
  if isHarmless { return name }
  let stem = name.drop { $0 == "." || $0 == "-" }
  return
    "\(stem.isEmpty ? "student" : String(stem))~\(Fingerprint([student]).description.prefix(8))"
}
