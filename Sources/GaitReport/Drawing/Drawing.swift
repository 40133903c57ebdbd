import PlainText

/// Shapes in the text of an SVG that stands inside a page, in the page's colours.
struct Drawing {
  /// The page's colours, which are others in the dark.
  enum Ink: String, CaseIterable {
    case left, right, third, fourth, ink, faint, rule, paper
    var css: String { "var(--\(rawValue))" }
  }

  typealias Point = (x: Double, y: Double)

  let width: Double
  let height: Double
  private var elements: [String] = []

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  mutating func line(
    _ points: [Point], ink: Ink, width: Double = 1, dashes: String? = nil, closed: Bool = false
  ) {
    guard points.count > 1 else { return }
    let dash = dashes.map { ";stroke-dasharray:\($0)" } ?? ""
    let name = closed ? "polygon" : "polyline"
    elements.append(
      "<\(name) points=\"\(list(points))\" style=\"fill:none;stroke:\(ink.css);"
        + "stroke-width:\(n(width));stroke-linejoin:round\(dash)\"/>")
  }

  mutating func area(_ points: [Point], ink: Ink, opacity: Double) {
    guard points.count > 2 else { return }
    elements.append(
      "<polygon points=\"\(list(points))\" style=\"fill:\(ink.css);fill-opacity:\(n(opacity, 2))\"/>"
    )
  }

  mutating func box(
    x: Double, y: Double, width: Double, height: Double, fill: String, stroke: Ink? = nil
  ) {
    let edge = stroke.map { ";stroke:\($0.css);stroke-width:0.8" } ?? ""
    elements.append(
      "<rect x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(width))\" height=\"\(n(height))\" "
        + "style=\"fill:\(fill)\(edge)\"/>")
  }

  mutating func label(
    _ text: String, at point: Point, anchor: String = "start", isFaint: Bool = false,
    ink: Ink? = nil
  ) {
    let kind = isFaint ? " class=\"faint\"" : ""
    let colour = ink.map { " style=\"fill:\($0.css)\"" } ?? ""
    elements.append(
      "<text x=\"\(n(point.x))\" y=\"\(n(point.y))\" text-anchor=\"\(anchor)\"\(kind)\(colour)>"
        + "\(Markup.text(text))</text>")
  }

  /// The element.
  ///
  /// - Parameter description: what is to be seen, for those who do not see it.
  /// - Returns: `<svg>` with all shapes.
  func text(description: String) -> String {
    """
    <svg viewBox="0 0 \(n(width)) \(n(height))" role="img" aria-label="\(Markup.text(description))">
    \(elements.joined(separator: "\n"))
    </svg>
    """
  }

  private func list(_ points: [Point]) -> String {
    points.map { "\(n($0.x)),\(n($0.y))" }.joined(separator: " ")
  }

  private func n(_ value: Double, _ decimals: Int = 1) -> String {
    FixedPoint.text(value, decimals: decimals)
  }
}
