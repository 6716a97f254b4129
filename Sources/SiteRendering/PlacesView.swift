/// The pages that lead to all others: in the header of each page, and in words on the front page.
struct PlacesView {
  private let places: [(file: String, name: String, explanation: String)]

  init(site: SiteContext) {
    var places = [("map.html", "Map", "which lessons build on which")]
    if !site.outline.course.glossary.terms.isEmpty {
      places.append(("glossary.html", "Glossary", "the terms, defined"))
    }
    if !site.library.isEmpty {
      places.append(("reference.html", "Reference", "every type and function of the libraries"))
    }
    self.places = places
  }

  var html: HTML {
    let links = places.map { "<a href=\"\($0.file)\">\($0.name)</a>" as HTML }
    return "<nav class=\"places\" aria-label=\"Site\">\(links.joined(separator: "\n"))</nav>"
  }

  var list: HTML {
    let items = places.map { place -> HTML in
      """
      <li><a href="\(place.file)">\(place.name)</a> <span class="soft">\(place.explanation)</span>\
      </li>\n
      """
    }
    return "<ul class=\"places-list\">\n\(items.joined())</ul>\n"
  }
}
