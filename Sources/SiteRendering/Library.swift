import CourseModel
import Foundation

/// The libraries' documentation as the site shows it, with the places in lessons that use it.
struct Library: Sendable {
  /// A cell of a lesson that names a symbol.
  struct Use: Sendable, Hashable, Codable {
    /// The lesson's number and page.
    var lesson: Int
    var file: String
    var anchor: String
    /// The cell's number in its lesson, from 1.
    var cell: Int
  }

  /// What pages the reference has.
  let pages: DocumentationPages
  /// The links of each cell, by the lesson's name.
  let links: [String: [[SymbolLink]]]
  let uses: [SymbolAddress: [Use]]
  /// What decides the uses that a page of the reference shows.
  let usesDigest: [String: String]

  init(_ documentation: KeptDocumentation, outline: Outline, kept: inout KeptLinks) throws {
    pages = documentation.pages
    var links: [String: [[SymbolLink]]] = [:]
    var uses: [SymbolAddress: [Use]] = [:]
    if !pages.isEmpty {
      for step in outline.steps {
        let found = try kept.links(of: step.lesson, in: documentation)
        links[step.lesson.name] = found
        for (cell, cellLinks) in zip(step.lesson.cells, found) where cell.visibility != .hidden {
          for link in cellLinks {
            uses[link.address, default: []].append(
              Use(
                lesson: step.number, file: step.file, anchor: cell.anchor, cell: cell.index + 1))
          }
        }
      }
    }
    self.links = links
    self.uses = uses
    usesDigest = Dictionary(grouping: uses.keys, by: \.page).mapValues { addresses in
      var fingerprint = Fingerprint()
      for address in addresses.sorted(by: { $0.description < $1.description }) {
        fingerprint.combine(address)
        fingerprint.combine(uses[address] ?? [])
      }
      return fingerprint.digest
    }
  }

  /// What decides the pages that show all symbols.
  var digest: String {
    var fingerprint = Fingerprint()
    fingerprint.combine(pages.version)
    for (page, digest) in usesDigest.sorted(by: { $0.key < $1.key }) {
      fingerprint.combine([page, digest])
    }
    return fingerprint.digest
  }

  var isEmpty: Bool { pages.isEmpty }

  /// The uses of a type's page or of one symbol, in the order of lessons.
  func uses(onPage page: String) -> [Use] {
    let all = uses.filter { $0.key.page == page }.flatMap(\.value)
    return Array(Set(all)).sorted { ($0.lesson, $0.cell) < ($1.lesson, $1.cell) }
  }
}

extension SymbolAddress {
  /// The link to it from any page of the site.
  var href: String {
    let encoded = anchor?.addingPercentEncoding(withAllowedCharacters: .urlFragmentAllowed)
    return "\(page).html" + (encoded.map { "#\($0)" } ?? "")
  }
}
