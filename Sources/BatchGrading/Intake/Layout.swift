import Foundation

/// How a folder of uploads is arranged: by hand, or by the platform it comes from.
public enum Layout: String, Sendable, CaseIterable {
  /// `ada/threshold-xor.swift`, `ada.zip`: a folder or an archive a student.
  case folders
  /// `lovelaceada_LATE_4711_815_threshold-xor-1.swift`: files with everything in their names.
  case canvas
  /// `Ada Lovelace_4711_assignsubmission_file/threshold-xor.swift`.
  case moodle
  /// `week-3-ada/Sources/threshold-xor.swift`: a repository a student, all named after the
  /// assignment.
  case classroom
  /// The paths stand in the roster.
  case roster
  /// The folder is one student's.
  case single

  /// Its name in a sentence.
  public var title: String {
    switch self {
    case .folders: "read as a folder or an archive a student"
    case .canvas: "read as an export of Canvas"
    case .moodle: "read as an export of Moodle"
    case .classroom: "read as repositories of GitHub Classroom"
    case .roster: "found by the roster's paths"
    case .single: "read as one student's"
    }
  }
}

/// What one student uploaded, before anything in it is looked at.
struct Upload: Sendable {
  /// As the platform has it: a name, a number, a login.
  var label: String
  /// What else the platform says who it is: Canvas's number, Moodle's full name.
  var alias: String?
  /// Paths from the upload's own root.
  var files: [FoundFile] = []
  var isMarkedLate = false
  var isOverfull = false
}

extension Layout {
  private static var canvasName: Regex<(Substring, Substring, Substring?, Substring, Substring)> {
    #/([^_/]+)_(LATE_)?(\d+)_\d+_(.+)/#
  }

  private static var moodleName: Regex<(Substring, Substring, Substring, Substring?)> {
    #/(.+)_(\d+)_assignsubmission_[a-z]+(?:_(.*))?/#
  }

  /// Tells the layout from the names at the top.
  static func recognized(_ listing: UploadListing) -> Layout {
    let top = listing.top
    guard !top.isEmpty else { return .folders }
    let half = (top.count + 1) / 2
    if top.count(where: { $0.wholeMatch(of: moodleName) != nil }) >= half { return .moodle }
    let plain = top.filter { !listing.folders.contains($0) }
    if plain.count(where: { $0.wholeMatch(of: canvasName) != nil }) >= half { return .canvas }
    if !listing.repositories.isEmpty, assignment(of: listing.folders) != nil { return .classroom }
    return .folders
  }

  /// What all folders' names begin with, up to a hyphen: `week-3-` of `week-3-ada`, `week-3-bob`.
  private static func assignment(of folders: Set<String>) -> String? {
    guard folders.count > 1, var prefix = folders.first else { return nil }
    for name in folders { prefix = prefix.commonPrefix(with: name) }
    // Logins have hyphens too: `week-3-ada-b` and `week-3-ada-c` share more than the assignment,
    // but then no login would be left whole.
    guard let hyphen = prefix.lastIndex(of: "-") else { return nil }
    let assignment = String(prefix[...hyphen])
    return folders.contains(assignment) ? nil : assignment
  }

  /// The uploads by student, in the order of their names.
  func uploads(in listing: UploadListing) -> [Upload] {
    var uploads: [String: Upload] = [:]
    func add(_ file: FoundFile, _ label: String, alias: String? = nil, isLate: Bool = false) {
      var upload = uploads[label] ?? Upload(label: label, alias: alias)
      upload.files.append(file)
      upload.isMarkedLate = upload.isMarkedLate || isLate
      uploads[label] = upload
    }
    let assignment = self == .classroom ? Self.assignment(of: listing.folders) ?? "" : ""
    func label(ofFolder name: String) -> (label: String, alias: String?) {
      switch self {
      case .moodle:
        guard let match = name.wholeMatch(of: Self.moodleName) else { return (name, nil) }
        return ("\(match.1)_\(match.2)", String(match.1))
      case .classroom: return (String(name.dropFirst(assignment.count)), nil)
      case .folders, .canvas, .roster, .single: return (name, nil)
      }
    }
    for name in listing.folders.union(listing.overfull) {
      let (label, alias) = label(ofFolder: name)
      var upload = uploads[label] ?? Upload(label: label, alias: alias)
      upload.isOverfull = upload.isOverfull || listing.overfull.contains(name)
      uploads[label] = upload
    }
    for file in listing.files {
      guard file.components.count == 1 else {
        let (label, alias) = label(ofFolder: file.components[0])
        add(file.below(1), label, alias: alias)
        continue
      }
      if self == .canvas, let match = file.name.wholeMatch(of: Self.canvasName) {
        add(
          file.renamed(String(match.4)), "\(match.1)_\(match.3)", alias: String(match.3),
          isLate: match.2 != nil)
      } else if self == .moodle, let match = file.name.wholeMatch(of: Self.moodleName) {
        add(
          file.renamed(match.3.map(String.init) ?? file.name), "\(match.1)_\(match.2)",
          alias: String(match.1))
      } else if self != .canvas, file.isSwift || file.isArchive {
        add(file, String(file.name[..<file.name.lastIndex(of: ".")!]))
      }
    }
    return uploads.values.sorted { $0.label < $1.label }
  }
}

extension FoundFile {
  fileprivate func renamed(_ name: String) -> FoundFile {
    var file = self
    file.components[file.components.count - 1] = name
    return file
  }
}

/// A folder's or a whole class's archive's files, and what its top looks like.
struct UploadListing {
  var files: [FoundFile]
  var folders: Set<String>
  var overfull: Set<String> = []
  var repositories: Set<String> = []

  var top: Set<String> { Set(files.map { $0.components[0] }).union(folders).union(overfull) }

  init(folder: String) {
    let listing = FolderListing(of: folder)
    files = listing.files
    folders = listing.folders
    overfull = listing.overfull
    repositories = listing.repositories
  }

  init(files: [FoundFile]) {
    self.files = files
    folders = Set(files.filter { $0.components.count > 1 }.map { $0.components[0] })
  }
}
