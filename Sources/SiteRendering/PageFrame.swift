import CourseModel
import Foundation

/// What surrounds every page as the course's settings have it: language, mark, foot, and what
/// other sites and readers of feeds are told.
struct PageFrame: Sendable {
  let settings: CourseSettings
  /// The page's own file, such as `05-mlp-backprop.html`.
  let file: String
  /// The picture shown beside links to it.
  var picture = SharedPicture.path(of: "index.html")
  var hasFeed = false

  var language: HTML { "\(settings.language)" }

  /// The course's logo, or the flight of steps.
  var mark: HTML {
    guard let logo = settings.logoFile else {
      return """
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">\
        <path d="M2 20.5V15.5H9V10H16V4.5H22"/></svg>
        """
    }
    return "<img class=\"logo\" src=\"\(logo)\" alt=\"\" height=\"28\">"
  }

  /// What the browser shows beside the title of its tab.
  var icon: HTML {
    if let logo = settings.logoFile { return "<link rel=\"icon\" href=\"\(logo)\">" }
    let color = (settings.accent?.light ?? CourseStyle.accent).description.dropFirst()
    return """
      <link rel="icon" href="data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20\
      viewBox='0%200%2024%2024'%3E%3Cpath%20d='M2%2021V16H9V10H16V4H22V21Z'%20\
      fill='%23\(color)'/%3E%3C/svg%3E">
      """
  }

  /// The course's own colours, after the theme's.
  var stylesheet: HTML {
    settings.accent == nil ? "" : "\n<link rel=\"stylesheet\" href=\"\(CourseStyle.file)\">"
  }

  /// For those who link to the page, where its address is known.
  func announcement(of page: Page) -> HTML {
    guard let address = settings.base?.address(of: file),
      let picture = settings.base?.address(of: picture)
    else { return "" }
    let feed: HTML =
      hasFeed
      ? """

      <link rel="alternate" type="application/atom+xml" title="\(page.course)" \
      href="\(Feed.file)">
      """ : ""
    return """

      <link rel="canonical" href="\(address)">
      <meta property="og:type" content="\(page.kind == .index ? "website" : "article")">
      <meta property="og:site_name" content="\(page.course)">
      <meta property="og:title" content="\(page.title)">
      <meta property="og:description" content="\(page.description)">
      <meta property="og:url" content="\(address)">
      <meta property="og:image" content="\(picture)">
      <meta property="og:image:width" content="\(SharedPicture.width)">
      <meta property="og:image:height" content="\(SharedPicture.height)">
      <meta name="twitter:card" content="summary_large_image">\(feed)
      """
  }

  var footer: HTML {
    let words: HTML = settings.footer.map { "<p>\($0)</p>\n" } ?? ""
    var links = settings.links.map { link -> HTML in
      "<li><a href=\"\(link.address)\">\(link.title)</a></li>"
    }
    if hasFeed { links.append("<li><a href=\"\(Feed.file)\">What changed, as a feed</a></li>") }
    let list: HTML = links.isEmpty ? "" : "<ul>\(links.joined())</ul>\n"
    if words.isEmpty, list.isEmpty { return "" }
    return "<footer class=\"site-footer\">\n\(words)\(list)</footer>"
  }
}

extension CourseSettings {
  /// The logo's place in the site.
  var logoFile: String? { logo.map { "files/course/\(encoded($0))" } }
}

/// A path as an address writes it.
func encoded(_ path: String) -> String {
  path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
}
