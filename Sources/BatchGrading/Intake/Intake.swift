import Archiving
import CourseModel
import Foundation

/// Takes in whatever was uploaded: folders, archives, a platform's export, or a roster with paths.
///
/// ```swift
/// let taken = try Intake(exercises: ["threshold-xor"], unpacking: "grades/unpacked").take("inbox")
/// ```
public struct Intake: Sendable {
  public var exercises: [String]
  public var roster: Roster?
  /// The one student whose files the folder holds.
  public var onlyStudent: String?
  private let unpacking: Unpacking

  /// - Parameter folder: Where files from archives are kept.
  public init(
    exercises: [String], roster: Roster? = nil, onlyStudent: String? = nil, unpacking folder: String
  ) {
    self.exercises = exercises
    self.roster = roster
    self.onlyStudent = onlyStudent
    unpacking = Unpacking(folder: folder)
  }
}

extension Intake {
  /// - Parameter path: A folder, the archive of a whole class, or a roster with paths.
  /// - Throws: `ArchiveRefusal` for the class's archive, `WritingError` where nothing can be
  ///   unpacked. What one student uploaded is never thrown about.
  public func take(_ path: String) throws -> TakenIn {
    var (layout, uploads) = try uploads(at: path)
    var taken = TakenIn(layout: layout, submissions: [], students: [], problems: [])
    var students: [String: Student] = [:]
    for student in roster?.students ?? [] { students[student.identifier] = student }
    for index in uploads.indices {
      let upload = uploads[index]
      // Freed at once: a thousand students' lists are not needed together.
      uploads[index].files = []
      let known = roster?.student(of: upload)
      let student = known ?? upload.label
      if students[student] == nil {
        students[student] = Student(
          identifier: student, name: layout == .moodle ? upload.alias : nil,
          isUnknown: roster != nil)
      }
      try take(upload, of: student, into: &taken)
    }
    taken.students = students.values.sorted()
    taken.submissions.sort {
      ($0.student, $0.exercise, $0.attempt) < ($1.student, $1.exercise, $1.attempt)
    }
    numberAttempts(&taken.submissions)
    return taken
  }

  private func uploads(at path: String) throws -> (Layout, [Upload]) {
    let path = URL(fileURLWithPath: path).standardizedFileURL.path
    if let roster, roster.hasPaths {
      return (.roster, roster.paths.map { upload(of: $0.student, at: $0.path) })
    }
    if let onlyStudent { return (.single, [upload(of: onlyStudent, at: path)]) }
    let listing: UploadListing
    if isFolder(path) {
      listing = UploadListing(folder: path)
    } else {
      let archive = FoundFile(
        components: [URL(fileURLWithPath: path).lastPathComponent],
        place: .disk(
          root: URL(fileURLWithPath: path).deletingLastPathComponent().path,
          components: [URL(fileURLWithPath: path).lastPathComponent]))
      listing = UploadListing(
        files: try unpacking.files(of: archive, owner: "", limits: .collection))
    }
    let layout = Layout.recognized(listing)
    return (layout, layout.uploads(in: listing))
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// What lies at one path: a file, an archive or a folder.
  private func upload(of student: String, at path: String) -> Upload {
    var upload = Upload(label: student)
    guard FileManager.default.fileExists(atPath: path) else { return upload }
    if isFolder(path) {
      let listing = UploadListing(folder: path)
      upload.files = listing.files
      upload.isOverfull =
        !listing.overfull.isEmpty || listing.files.count > FolderListing.filesPerStudent
    } else {
      let url = URL(fileURLWithPath: path)
      let changed = try? url.resourceValues(forKeys: [.contentModificationDateKey])
      upload.files = [
        FoundFile(
          components: [url.lastPathComponent],
          place: .disk(
            root: url.deletingLastPathComponent().path, components: [url.lastPathComponent]),
          changed: changed?.contentModificationDate)
      ]
    }
    return upload
  }

  private func take(_ upload: Upload, of student: String, into taken: inout TakenIn) throws {
    func complain(_ reason: String, missing exercise: String? = nil) {
      taken.problems.append(
        IntakeProblem(student: student, missingExercise: exercise, reason: reason))
    }
    if upload.isOverfull {
      complain("holds more than \(FolderListing.filesPerStudent) files: none is looked at")
    }
    var files: [FoundFile] = []
    for file in upload.files {
      guard file.isArchive else {
        files.append(file)
        continue
      }
      do {
        files += try unpacking.files(of: file, owner: student, limits: .submission).map {
          var inner = $0
          inner.components = file.components.dropLast() + inner.components
          return inner
        }
      } catch let refusal as ArchiveRefusal {
        complain("\(file.path) is refused: \(refusal)")
      }
    }
    let matching = FileMatching(exercises: exercises)
    let found = matching.match(files)
    for exercise in exercises {
      guard let answers = found.files[exercise] else {
        if !upload.files.isEmpty {
          complain(matching.absence(of: exercise, in: found), missing: exercise)
        }
        continue
      }
      for (number, file) in answers.enumerated() {
        taken.submissions.append(
          Submission(
            student: student, exercise: exercise, attempt: number + 1, file: file.path,
            handedIn: HandInTime.of(file, among: files), isMarkedLate: upload.isMarkedLate,
            place: file.place))
      }
    }
  }

  /// Numbers the attempts by the time of handing in, and by name where the times are equal.
  private func numberAttempts(_ submissions: inout [Submission]) {
    var start = 0
    while start < submissions.count {
      var end = start + 1
      while end < submissions.count, submissions[end].student == submissions[start].student,
        submissions[end].exercise == submissions[start].exercise
      {
        end += 1
      }
      if end - start > 1 {
        submissions[start..<end].sort { a, b in
          let times = (a.handedIn ?? .distantPast, b.handedIn ?? .distantPast)
          if times.0 != times.1 { return times.0 < times.1 }
          return a.file.compare(b.file, options: .numeric) == .orderedAscending
        }
        for index in start..<end { submissions[index].attempt = index - start + 1 }
      }
      start = end
    }
  }
}
