import PlainText

/// Draws shapes into the text of an SVG file, with a background of its own so that it can be read on
/// dark pages as well as on light ones.
struct SVGCanvas {
  /// Colours that colour-blind people tell apart (Okabe and Ito 2008), and greys.
  enum Ink: String {
    case blue = "#0072B2"
    case orange = "#D55E00"
    case green = "#009E73"
    case purple = "#AA4499"
    case text = "#1A1A1A"
    case faintText = "#555555"
    case grid = "#DDDDDD"
    case paper = "#FFFFFF"
  }

  enum Anchor: String {
    case start, middle, end
  }

  /// Mean width of a character of the labels, in pixels: for what has to fit beside them.
  static let characterWidth = 6.6

  let width: Double
  private(set) var height: Double
  private var elements: [String] = []

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  mutating func line(
    from: (x: Double, y: Double), to: (x: Double, y: Double), ink: Ink, width: Double = 1,
    dashes: String? = nil, title: String? = nil
  ) {
    let dash = dashes.map { " stroke-dasharray=\"\($0)\"" } ?? ""
    add(
      "line",
      "x1=\"\(n(from.x))\" y1=\"\(n(from.y))\" x2=\"\(n(to.x))\" y2=\"\(n(to.y))\" "
        + "stroke=\"\(ink.rawValue)\" stroke-width=\"\(n(width))\"\(dash)", title: title)
  }

  /// A disc or ring; the title is shown where a pointer rests on it, and read out.
  mutating func dot(
    x: Double, y: Double, radius: Double, ink: Ink, isFilled: Bool = true, title: String? = nil
  ) {
    let paint =
      isFilled
      ? "fill=\"\(ink.rawValue)\" fill-opacity=\"0.55\""
      : "fill=\"\(Ink.paper.rawValue)\" stroke=\"\(ink.rawValue)\" stroke-width=\"1.5\""
    add(
      "circle", "cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"\(n(radius))\" \(paint)", title: title)
  }

  mutating func bar(
    x: Double, y: Double, width: Double, height: Double, ink: Ink, title: String? = nil
  ) {
    add(
      "rect",
      "x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(max(width, 0)))\" height=\"\(n(height))\" "
        + "fill=\"\(ink.rawValue)\"", title: title)
  }

  mutating func label(
    _ text: String, x: Double, y: Double, anchor: Anchor = .start, size: Double = 12,
    isBold: Bool = false, ink: Ink = .text
  ) {
    let weight = isBold ? " font-weight=\"bold\"" : ""
    elements.append(
      "  <text x=\"\(n(x))\" y=\"\(n(y))\" font-size=\"\(n(size))\" "
        + "text-anchor=\"\(anchor.rawValue)\" fill=\"\(ink.rawValue)\"\(weight)>"
        + "\(XMLText.escaped(text))</text>")
  }

  /// Text over as many lines as it needs below everything; the picture grows by them.
  mutating func caption(_ text: String) {
    let most = Int((width - 32) / 5.6)
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + word.count < most {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word.prefix(most)))
      }
    }
    for line in lines {
      label(line, x: 16, y: height, size: 10, ink: .faintText)
      height += 14
    }
  }

  /// The file.
  ///
  /// - Parameters:
  ///   - title: what a screen reader says first.
  ///   - description: what there is to see, in words and numbers.
  /// - Returns: the text, the same for the same shapes.
  func text(title: String, description: String) -> String {
    let head =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(n(width))\" height=\"\(n(height))\" "
      + "viewBox=\"0 0 \(n(width)) \(n(height))\" role=\"img\" aria-labelledby=\"title desc\" "
      + "font-family=\"Helvetica, Arial, sans-serif\">"
    return
      ([
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", head,
        "  <title id=\"title\">\(XMLText.escaped(title))</title>",
        "  <desc id=\"desc\">\(XMLText.escaped(description))</desc>",
        "  <rect width=\"100%\" height=\"100%\" fill=\"\(Ink.paper.rawValue)\"/>",
      ] + elements + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  private mutating func add(_ name: String, _ attributes: String, title: String?) {
    guard let title else {
      elements.append("  <\(name) \(attributes)/>")
      return
    }
    elements.append(
      "  <\(name) \(attributes)><title>\(XMLText.escaped(title))</title></\(name)>")
  }

  /// Coordinates to a tenth of a pixel.
  private func n(_ value: Double) -> String { ResultsText.number(value, 1) }
}
