/// Lines and marks over a picture in pixels.
struct PixelCanvas {
  /// How a line looks on what is below it.
  enum Ink {
    case plain(UInt32)
    /// Partly what is below.
    case mixed(RGB)
    /// Black or white where its own colour would not show.
    case contrasting(RGB)
  }

  /// Part of a mixed ink.
  private static let share = 0.45

  private(set) var picture: PixelPicture
  /// The picture before anything was drawn over it: a line that crosses itself is not mixed twice.
  private let below: PixelPicture

  init(_ picture: PixelPicture) {
    self.picture = picture
    below = picture
  }

  /// Draws a line through places in fractions of the picture; NaN breaks it.
  mutating func draw(_ points: [HeatmapLine.FractionalPoint], ink: Ink, thickness: Int) {
    for (a, b) in zip(points, points.dropFirst()) where !(a.x + b.x).isNaN {
      let (from, to) = (pixel(a), pixel(b))
      let steps = max(Int(max(abs(to.x - from.x), abs(to.y - from.y)).rounded(.up)), 1)
      for step in 0...steps {
        let part = Double(step) / Double(steps)
        stamp(
          Int((from.x + (to.x - from.x) * part).rounded(.down)),
          Int((from.y + (to.y - from.y) * part).rounded(.down)), thickness, ink)
      }
    }
  }

  /// Draws a disc with a rim that it shows by on any colour.
  mutating func fillDisc(at place: HeatmapLine.FractionalPoint, radius: Int, ink: RGB) {
    let middle = pixel(place)
    let rim: RGB = ink.luminance > 0.5 ? RGB(0, 0, 0) : RGB(255, 255, 255)
    let outer = Double(radius) + 1.5
    for y in Int(middle.y - outer)...Int(middle.y + outer) {
      for x in Int(middle.x - outer)...Int(middle.x + outer) {
        let (dx, dy) = (Double(x) + 0.5 - middle.x, Double(y) + 0.5 - middle.y)
        let distance = (dx * dx + dy * dy).squareRoot()
        guard distance <= outer else { continue }
        put(x, y, PixelPicture.opaque(distance <= Double(radius) ? ink : rim))
      }
    }
  }

  mutating func drawCross(at place: HeatmapLine.FractionalPoint, arm: Int, ink: RGB) {
    let middle = pixel(place)
    for step in -arm...arm {
      stamp(Int(middle.x) + step, Int(middle.y) + step, 2, .contrasting(ink))
      stamp(Int(middle.x) + step, Int(middle.y) - step, 2, .contrasting(ink))
    }
  }

  private func pixel(_ place: HeatmapLine.FractionalPoint) -> (x: Double, y: Double) {
    (place.x * Double(picture.width), place.y * Double(picture.height))
  }

  private mutating func stamp(_ x: Int, _ y: Int, _ thickness: Int, _ ink: Ink) {
    let first = -(thickness - 1) / 2
    for dy in first..<first + thickness {
      for dx in first..<first + thickness { blend(x + dx, y + dy, ink) }
    }
  }

  private mutating func blend(_ x: Int, _ y: Int, _ ink: Ink) {
    guard x >= 0, y >= 0, x < picture.width, y < picture.height else { return }
    switch ink {
    case .plain(let color): put(x, y, color)
    case .contrasting(let color):
      put(x, y, PixelPicture.opaque(below[x, y].map { color.shown(on: $0) } ?? color))
    case .mixed(let color):
      guard let ground = below[x, y] else { return }
      put(
        x, y,
        PixelPicture.opaque(
          ground.mixed(with: color.shown(on: ground), fraction: Self.share)))
    }
  }

  private mutating func put(_ x: Int, _ y: Int, _ color: UInt32) {
    guard x >= 0, y >= 0, x < picture.width, y < picture.height else { return }
    picture.pixels[y * picture.width + x] = color
  }
}

extension RGB {
  /// The colour, or black or white where it would not show on a ground.
  func shown(on ground: RGB) -> RGB {
    if abs(luminance - ground.luminance) >= 0.35 { return self }
    return ground.luminance > 0.5 ? RGB(0, 0, 0) : RGB(255, 255, 255)
  }
}
