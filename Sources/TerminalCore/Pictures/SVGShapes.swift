/// Boxes and dots by colour, each colour one path: a screen has thousands of them and dozens of colours.
///
/// Places are relative to the one before, in hundredths of a unit: a picture is about a third as long.
struct SVGShapes {
  private struct Key: Hashable {
    let layer: Int
    let color: String
    let opacity: Double
  }

  private struct Dots: Hashable {
    let color: String
    let isBold: Bool
  }

  private struct Path {
    var data = ""
    /// Where the path stands, in hundredths of a unit.
    var end = (x: 0, y: 0)
    /// The last box, which grows while the next one stands beside it.
    var open: (x: Int, y: Int, width: Int, height: Int)?

    mutating func move(to x: Int, _ y: Int) {
      data += "m\(SVGShapes.text(x - end.x))\(SVGShapes.next(y - end.y))"
      end = (x, y)
    }

    mutating func add(_ box: (x: Int, y: Int, width: Int, height: Int)) {
      if let last = open, (last.y, last.height) == (box.y, box.height),
        last.x + last.width == box.x
      {
        open?.width += box.width
      } else {
        close()
        open = box
      }
    }

    mutating func add(dot: (x: Int, y: Int)) {
      move(to: dot.x, dot.y)
      data += "h0"
    }

    mutating func close() {
      guard let box = open else { return }
      open = nil
      move(to: box.x, box.y)
      let (width, height) = (SVGShapes.text(box.width), SVGShapes.text(box.height))
      data += "h\(width)v\(height)h\(SVGShapes.text(-box.width))z"
    }
  }

  private var filled: [Key: Path] = [:]
  private var filledOrder: [Key] = []
  private var dotted: [Dots: Path] = [:]
  private var dottedOrder: [Dots] = []

  mutating func add(_ box: GlyphShape.Box, _ color: String, layer: Int, opacity: Double = 1) {
    let key = Key(layer: layer, color: color, opacity: opacity)
    if filled[key] == nil { filledOrder.append(key) }
    filled[key, default: Path()].add(
      (
        Self.hundredths(box.x), Self.hundredths(box.y), Self.hundredths(box.width),
        Self.hundredths(box.height)
      ))
  }

  mutating func add(dot: (x: Double, y: Double), _ color: String, isBold: Bool = false) {
    let key = Dots(color: color, isBold: isBold)
    if dotted[key] == nil { dottedOrder.append(key) }
    dotted[key, default: Path()].add(dot: (Self.hundredths(dot.x), Self.hundredths(dot.y)))
  }

  /// Grounds are layer 0, blocks on them layer 1, thin lines layer 2.
  func boxes(layer: Int) -> String {
    filledOrder.filter { $0.layer == layer }.map { key in
      let opacity = key.opacity < 1 ? " opacity=\"\(SVGScreen.number(key.opacity))\"" : ""
      var path = filled[key] ?? Path()
      path.close()
      return "<path fill=\"\(key.color)\"\(opacity) d=\"\(path.data)\"/>"
    }.joined(separator: "\n")
  }

  /// Lines without a length, of which the round ends are seen.
  var dots: String {
    dottedOrder.map { key in
      let diameter = SVGScreen.number(GlyphShape.boldDotDiameter)
      let width = key.isBold ? " stroke-width=\"\(diameter)\"" : ""
      return "<path stroke=\"\(key.color)\"\(width) d=\"\((dotted[key] ?? Path()).data)\"/>"
    }.joined(separator: "\n")
  }

  // MARK: - Numbers

  private static func hundredths(_ value: Double) -> Int { Int((value * 100).rounded()) }

  private static func text(_ hundredths: Int) -> String {
    SVGScreen.number(Double(hundredths) / 100)
  }

  /// A second number, whose sign parts it from the first.
  private static func next(_ hundredths: Int) -> String {
    hundredths < 0 ? text(hundredths) : " \(text(hundredths))"
  }
}
