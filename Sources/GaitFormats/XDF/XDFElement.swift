/// An element of the small XML texts that an XDF file describes its streams with.
struct XDFElement: Equatable {
  var name: String
  var text = ""
  var children: [XDFElement] = []

  /// Deepest nesting, and most elements, that are read.
  private static let depthLimit = 32
  private static let elementLimit = 50_000

  /// The first child of a name.
  func child(_ name: String) -> XDFElement? { children.first { $0.name == name } }

  /// The text of the element that a path of names leads to, without white space around it.
  func value(_ path: String...) -> String? {
    var element: XDFElement? = self
    for name in path { element = element?.child(name) }
    return element.map { element in
      var text = element.text[...]
      while text.first?.isWhitespace == true { text.removeFirst() }
      while text.last?.isWhitespace == true { text.removeLast() }
      return String(text)
    }
  }

  init(name: String) { self.name = name }

  /// Reads a text's root element; nil for what is no XML of elements and text.
  ///
  /// Attributes, comments and instructions are passed over; unknown entities stay as they are.
  init?(xml: String) {
    var open = [XDFElement(name: "")]
    var count = 0
    var rest = Array(xml.utf8)[...]
    while let first = rest.first {
      guard first == 0x3C else {
        let end = rest.firstIndex(of: 0x3C) ?? rest.endIndex
        open[open.count - 1].text += Self.plain(String(decoding: rest[..<end], as: UTF8.self))
        rest = rest[end...]
        continue
      }
      if let after = Self.skip(rest, from: "<!--", to: "-->")
        ?? Self.skip(rest, from: "<?", to: "?>")
      {
        rest = after
        continue
      }
      guard let end = rest.firstIndex(of: 0x3E) else { return nil }
      let tag = String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
      rest = rest[(end + 1)...]
      if tag.hasPrefix("!") { continue }
      let name = String(tag.drop { $0 == "/" }.prefix { !$0.isWhitespace && $0 != "/" })
      if tag.hasPrefix("/") {
        guard open.count > 1, let done = open.popLast(), done.name == name else { return nil }
        open[open.count - 1].children.append(done)
        continue
      }
      count += 1
      guard count <= Self.elementLimit, !name.isEmpty else { return nil }
      if tag.hasSuffix("/") {
        open[open.count - 1].children.append(XDFElement(name: name))
      } else {
        guard open.count <= Self.depthLimit else { return nil }
        open.append(XDFElement(name: name))
      }
    }
    guard open.count == 1, let root = open[0].children.first else { return nil }
    self = root
  }

  private static func skip(
    _ text: ArraySlice<UInt8>, from begin: String, to end: String
  ) -> ArraySlice<UInt8>? {
    guard text.starts(with: begin.utf8) else { return nil }
    guard let found = text.firstRange(of: Array(end.utf8)) else { return text[text.endIndex...] }
    return text[found.upperBound...]
  }

  private static func plain(_ text: String) -> String {
    guard text.contains("&") else { return text }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&apos;", with: "'").replacing("&amp;", with: "&")
  }
}
