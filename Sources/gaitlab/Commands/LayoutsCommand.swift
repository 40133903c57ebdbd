import ArgumentParser
import CommandSupport
import GaitFiles
import GaitFormats
import GaitModel
import PlainText

/// `gaitlab layouts`: what is known of insoles, and whether a file of one's own is right.
struct LayoutsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layouts", abstract: "List the layouts that are known, or show one.",
    discussion: """
      An insole that nobody knows is described in a small TOML file, given to --layout:

        name = "sole of our lab"
        length = 270    # millimetres, heel to toe
        width = 95      # millimetres, lateral to medial
        [[cell]]        # in the order of a frame's values
        x = 20          # centre, millimetres from the lateral edge
        y = 35          # centre, millimetres from the heel end
        area = 300      # square millimetres; or width and length
        [[cell]]
        polygon = [[40, 20], [60, 20], [60, 50], [40, 50]]

      Example: gaitlab layouts our-sole.toml
      """)

  @Argument(help: "A TOML file to check and show; the known layouts if none is given.")
  var file: String?

  func run() throws {
    try CommandFailure.reportedInBatch {
      guard let file else {
        try StandardOutput.write(KnownLayouts.all.map(Self.line).joined())
        return
      }
      let layout = try LayoutFile.read(path: file)
      var text = Self.line(layout)
      text += "cell  x [mm]  y [mm]  area [mm2]\n"
      for (index, cell) in layout.cells.enumerated() {
        text +=
          "\(index + 1)  \(FixedPoint.text(cell.lateralX, decimals: 1))  "
          + "\(FixedPoint.text(cell.heelY, decimals: 1))  "
          + "\(FixedPoint.text(cell.areaSquareMillimetres, decimals: 1))\n"
      }
      try StandardOutput.write(text)
    }
  }

  private static func line(_ layout: InsoleLayout) -> String {
    let area = layout.cells.reduce(0) { $0 + $1.areaSquareMillimetres }
    return
      "\(Printable.text(layout.name)): \(Counted.text(layout.cellCount, "cell")), "
      + "\(FixedPoint.text(layout.lengthMillimetres, decimals: 0)) x "
      + "\(FixedPoint.text(layout.widthMillimetres, decimals: 0)) mm, "
      + "\(FixedPoint.text(area / 100, decimals: 0)) cm2 in all\n"
  }
}
