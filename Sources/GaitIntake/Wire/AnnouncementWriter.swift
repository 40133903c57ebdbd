import GaitFiles
import GaitModel

/// Writes the header line.
enum AnnouncementWriter {
  /// Appends the header without checksum and line end.
  ///
  /// - Parameters:
  ///   - announcement: what is said.
  ///   - timeUnit: what the times of lines are counted in.
  ///   - bytes: what it is appended to.
  static func append(
    _ announcement: StreamAnnouncement, timeUnit: WireTimeUnit, to bytes: inout [UInt8]
  ) {
    bytes.append(contentsOf: "# gaitlab 1".utf8)
    if let insole = announcement.insole {
      append(insole, to: &bytes)
    } else {
      append("stream", text: "force", to: &bytes)
    }
    append("rate", announcement.samplingRateHz, to: &bytes)
    append("time", text: timeUnit.rawValue, to: &bytes)
    if announcement.scale != 1 {
      // The shortest text of the Float, which the reader rounds to the same Float.
      append("scale", text: announcement.scale.description, to: &bytes)
    }
    if let foot = announcement.foot { append("foot", text: foot.rawValue, to: &bytes) }
    if let mass = announcement.bodyMassKilograms { append("mass", mass, to: &bytes) }
    if announcement.isSimulated { append("simulated", text: "1", to: &bytes) }
    if !announcement.device.isEmpty { append("device", text: announcement.device, to: &bytes) }
  }

  private static func append(_ insole: InsoleDescription, to bytes: inout [UInt8]) {
    let layout = insole.layout
    if let matrix = layout.matrix, let area = commonArea(layout, matrix) {
      append("layout", text: "\(matrix.rows)x\(matrix.columns)", to: &bytes)
      if matrix.mask.contains(false) { append("mask", text: hex(matrix.mask), to: &bytes) }
      let pitches =
        layout.lengthMillimetres / Double(matrix.rows)
        * (layout.widthMillimetres / Double(matrix.columns))
      if area != pitches { append("area", area, to: &bytes) }
    } else {
      bytes.append(contentsOf: " cells=".utf8)
      for (index, cell) in layout.cells.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        NumberText.append(cell.lateralX, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        NumberText.append(cell.heelY, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        NumberText.append(cell.areaSquareMillimetres, to: &bytes)
      }
    }
    bytes.append(contentsOf: " size=".utf8)
    NumberText.append(layout.lengthMillimetres, to: &bytes)
    bytes.append(UInt8(ascii: "x"))
    NumberText.append(layout.widthMillimetres, to: &bytes)
    append("insole", text: layout.name, to: &bytes)
    append("unit", text: insole.unit.rawValue, to: &bytes)
    if let saturation = insole.saturation { append("saturation", saturation, to: &bytes) }
  }

  /// The area that all cells have, or nil unless they lie on the places of their matrix.
  private static func commonArea(_ layout: InsoleLayout, _ matrix: InsoleLayout.Matrix) -> Double? {
    guard let area = layout.cells.first?.areaSquareMillimetres else { return nil }
    let rowPitch = layout.lengthMillimetres / Double(matrix.rows)
    let columnPitch = layout.widthMillimetres / Double(matrix.columns)
    var places = matrix.mask.indices.filter { matrix.mask[$0] }.makeIterator()
    for cell in layout.cells {
      guard let place = places.next() else { return nil }
      let x = (Double(place % matrix.columns) + 0.5) * columnPitch
      let y = (Double(place / matrix.columns) + 0.5) * rowPitch
      guard cell.areaSquareMillimetres == area, abs(cell.lateralX - x) < 1e-6,
        abs(cell.heelY - y) < 1e-6
      else { return nil }
    }
    return area
  }

  private static func hex(_ mask: [Bool]) -> String {
    let digits = stride(from: 0, to: mask.count, by: 4).map { start in
      (0..<4).reduce(UInt8(0)) { digit, bit in
        let index = start + bit
        return digit << 1 | (index < mask.count && mask[index] ? 1 : 0)
      }
    }
    return String(decoding: digits.map(PercentText.digit), as: UTF8.self)
  }

  private static func append(_ key: String, text: String, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: " \(key)=".utf8)
    PercentText.append(text, to: &bytes)
  }

  private static func append(_ key: String, _ number: Double, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: " \(key)=".utf8)
    NumberText.append(number, to: &bytes)
  }
}
