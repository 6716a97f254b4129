import Foundation

/// What an earlier rendering left in the site's folder, and from which inputs.
///
/// It lies in the cache, not in the site: it tells of file times, and the same input must give
/// the same site. A record that is lost or unreadable costs one full rendering.
struct SiteRecord {
  private struct Entry: Codable, Equatable {
    var fingerprint: String
    var size: Int
    /// Nanoseconds since 1970.
    var modified: Int
    /// Of a page: what can be linked to, and what it links to.
    var places: PagePlaces?
  }

  private struct Contents: Codable, Equatable {
    var pages: [String: Entry] = [:]
    var files: [String] = []
  }

  private let location: URL
  private let earlier: Contents
  private var pages: [String: Entry] = [:]

  init(root: URL, site: URL) {
    let name = SHA256.digest(Array(site.standardizedFileURL.path.utf8)).prefix(16)
    location = root.appending(path: ".gradus/cache/site/\(name).json")
    let data = try? Data(contentsOf: location)
    earlier = data.flatMap { try? JSONDecoder().decode(Contents.self, from: $0) } ?? Contents()
  }

  /// Every file that the earlier rendering wrote.
  var files: Set<String> { Set(earlier.files) }

  /// What it wrote for one lesson.
  func files(ofLesson name: String) -> [String] {
    ["\(name).html"]
      + earlier.files.filter {
        $0.hasPrefix("files/\(name)/") || $0.hasPrefix("downloads/\(name).")
      }
  }

  /// Whether a file is there as it was written, from inputs that have not changed since.
  ///
  /// What is current is noted for the next time.
  mutating func isCurrent(_ file: String, from fingerprint: String, in site: URL) -> Bool {
    guard let entry = earlier.pages[file], entry.fingerprint == fingerprint,
      let present = fileStatus(of: site.appending(path: file)),
      present.size == entry.size, present.modified == entry.modified
    else { return false }
    pages[file] = entry
    return true
  }

  /// What is known of a page that is current.
  func places(of file: String) -> PagePlaces? { pages[file]?.places }

  /// Notes a file that was just written, and for a page what links find there.
  mutating func note(
    _ file: String, from fingerprint: String, places: PagePlaces? = nil, in site: URL
  ) {
    guard let present = fileStatus(of: site.appending(path: file)) else { return }
    pages[file] = Entry(
      fingerprint: fingerprint, size: present.size, modified: present.modified, places: places)
  }

  func save(files: Set<String>) throws(SiteRenderingError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    do {
      let contents = Contents(pages: pages, files: files.sorted())
      if contents == earlier { return }
      try writeFile(try encoder.encode(contents), at: location)
    } catch let error as SiteRenderingError {
      throw error
    } catch {
      throw .unwritable(path: location.path, reason: error.localizedDescription)
    }
  }
}

private func fileStatus(of url: URL) -> (size: Int, modified: Int)? {
  var status = stat()
  guard stat(url.path, &status) == 0 else { return nil }
  return (
    Int(status.st_size), status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
  )
}
