import CourseModel

/// Finds what code in a doc comment names: a member of the comment's own type before anything
/// else, then a type, then a function. A parameter is no link, and neither is an ambiguous name.
struct CommentLinks {
  let table: SymbolTable

  init(_ table: SymbolTable) { self.table = table }

  func address(of name: String, in symbol: DocumentedSymbol) -> SymbolAddress? {
    guard isName(name), !symbol.parameterNames.contains(name) else { return nil }
    guard let found = found(name, from: symbol), found != symbol.address else { return nil }
    return found
  }

  private func found(_ name: String, from symbol: DocumentedSymbol) -> SymbolAddress? {
    let base = String(name.prefix { $0 != "(" })
    var scope = symbol.isType ? symbol.path : symbol.path.dropLast()
    while !scope.isEmpty {
      if let type = table.type(scope.joined(separator: ".")) {
        if let member = only(table.members(base, of: type), named: name) { return member }
        if let nested = table.type((scope + [base]).joined(separator: ".")) {
          return nested.address
        }
      }
      scope.removeLast()
    }
    if let type = table.type(base) { return type.address }
    if let dot = base.lastIndex(of: "."), let type = table.type(String(base[..<dot])) {
      let member = String(base[base.index(after: dot)...])
      return only(table.members(member, of: type), named: String(name[name.index(after: dot)...]))
    }
    return only(table.functions(base), named: name)
  }

  /// The one that has the whole name, or else the first of a family on one page.
  private func only(_ family: [SymbolTable.Entry], named name: String) -> SymbolAddress? {
    if let exact = family.first(where: { $0.path.last == name }) { return exact.address }
    let isWhole = name.contains("(") && !name.hasSuffix("()")
    guard !isWhole, let first = family.first,
      family.allSatisfy({ $0.address.page == first.address.page })
    else { return nil }
    return first.address
  }

  private func isName(_ text: String) -> Bool {
    text.wholeMatch(of: #/[A-Za-z_][A-Za-z0-9_.]*(\([A-Za-z0-9_:]*\))?/#) != nil
  }
}

extension DocumentedSymbol {
  /// The words of its declaration between parentheses that name parameters.
  fileprivate var parameterNames: Set<String> {
    let text = declaration.map(\.text).joined()
    guard let open = text.firstIndex(of: "(") else { return [] }
    return Set(
      text[open...].matches(of: #/([A-Za-z_][A-Za-z0-9_]*):/#).map { String($0.1) })
  }
}
