import Archiving
import CourseModel
import Foundation

/// Gradescope's autograder for some exercises, as the zip that it takes: `setup.sh`,
/// `run_autograder`, this program's sources, and the exercises with their hidden checks.
///
/// <https://gradescope-autograders.readthedocs.io/en/latest/specs/>
public struct GradescopeAutograder {
  public var course: String
  /// The folder of this program's `Package.swift`.
  public var package: String
  public var exercises: [Exercise]
  /// Whether to grade where Gradescope's container allows no sandbox.
  public var trustsSubmissions: Bool

  public init(
    course: String, package: String, exercises: [Exercise], trustsSubmissions: Bool
  ) {
    self.course = course
    self.package = package
    self.exercises = exercises
    self.trustsSubmissions = trustsSubmissions
  }
}

extension GradescopeAutograder {
  /// - Throws: What reading a file of the program or of the course throws.
  public func archive() throws -> [UInt8] {
    var zip = ZipWriter()
    zip.add("setup.sh", Array(setup.utf8), isExecutable: true)
    zip.add("run_autograder", Array(runAutograder.utf8), isExecutable: true)
    for name in ["Package.swift", "LICENSE", "scripts/install-packages"] {
      try add("\(package)/\(name)", as: "gradus/\(name)", to: &zip)
    }
    // The manifest names all targets: their folders must be there, their fixtures need not.
    for folder in ["Sources", "Tests", "Benchmarks", "site/theme"] {
      for file in files(in: "\(package)/\(folder)") where !file.hasPrefix("Fixtures/Public/") {
        try add("\(package)/\(folder)/\(file)", as: "gradus/\(folder)/\(file)", to: &zip)
      }
    }
    for file in files(in: "\(course)/Lessons") where file.hasSuffix(".md") {
      try add("\(course)/Lessons/\(file)", as: "course/Lessons/\(file)", to: &zip)
    }
    for exercise in exercises {
      for file in files(in: "\(course)/\(exercise.directory)") {
        let path = "\(exercise.directory)/\(file)"
        try add("\(course)/\(path)", as: "course/\(path)", to: &zip)
      }
    }
    return zip.bytes
  }

  private func add(_ path: String, as name: String, to zip: inout ZipWriter) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    zip.add(
      name, Array(data), isExecutable: FileManager.default.isExecutableFile(atPath: path))
  }

  /// Regular files below a folder, without what is hidden.
  private func files(in folder: String) -> [String] {
    FolderListing(of: folder, filesPerStudent: .max).files.map(\.path)
  }

  private var names: String { exercises.map(\.name).joined(separator: ",") }

  private var setup: String {
    #"""
    #!/usr/bin/env bash
    # Gradescope runs this once, as root, when the autograder's image is built: the Swift toolchain,
    # Debian's packages, and this program from its sources. It takes ten to twenty minutes.
    set -euo pipefail
    root=${AUTOGRADER_ROOT:-/autograder}
    swift=6.3.1
    export DEBIAN_FRONTEND=noninteractive
    cd "$root/source/gradus"
    scripts/install-packages libopenblas-dev zlib1g-dev libcmark-dev libjs-katex fonts-katex \
      duktape-dev bubblewrap libmicrohttpd-dev libjs-codemirror pkg-config curl ca-certificates \
      binutils git gcc libc6-dev libstdc++-11-dev libedit2 libpython3-dev libsqlite3-0 libxml2 \
      libz3-dev libcurl4-openssl-dev tzdata unzip
    if ! command -v swift >/dev/null; then
      . /etc/os-release
      platform=$ID$VERSION_ID
      mkdir -p /opt/swift
      curl -fsSL "https://download.swift.org/swift-$swift-release/${platform//./}/swift-$swift-RELEASE/swift-$swift-RELEASE-$platform.tar.gz" |
        tar xz --strip-components=1 -C /opt/swift
      export PATH=/opt/swift/usr/bin:$PATH
    fi
    # The machine that runs a submission need not be the one that builds this image.
    GRADUS_PORTABLE=1 swift build -c release
    chmod -R go= "$root/source/course"

    """#
  }

  private var runAutograder: String {
    let trust = trustsSubmissions ? " --trust-submissions" : ""
    return #"""
      #!/usr/bin/env bash
      # Gradescope runs this for each submission. Where grading fails there is no results.json, and
      # Gradescope says that the autograder failed: nobody gets a zero for it.
      set -euo pipefail
      root=${AUTOGRADER_ROOT:-/autograder}
      gradus=${GRADUS:-$root/source/gradus/.build/release/gradus}
      grades=$(mktemp -d)
      trap 'rm -rf "$grades"' EXIT
      mkdir -p "$root/results"
      rm -f "$root/results/results.json"
      "$gradus" grade "$root/submission" --student submission --exercise \#(names) \
        --course "$root/source/course" --results "$grades" --jobs 1\#(trust)
      cp "$grades/students/submission/gradescope.json" "$root/results/results.json"

      """#
  }
}
