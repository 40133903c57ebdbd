import ArgumentParser
import CommandSupport
import GaitEngine
import GaitFiles
import GaitModel
import PlainText

/// `gaitlab devices`: what was answered for devices, and how to forget it.
struct DevicesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "devices", abstract: "List what is remembered of devices, or forget it.",
    discussion: """
      Foot, layout and rate that a file does not say are asked once in the console and remembered for the \
      device. The foot is remembered only for a sole with a name or number of its own. Live insoles that announce \
      nothing are asked for once too, and remembered by their number of cells.

      Example: gaitlab devices --forget "Stappone CSV export, sole 7, 12 cells"
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(help: ArgumentHelp("A device to forget; may be given repeatedly.", valueName: "name"))
  var forget: [String] = []

  @Option(
    help: ArgumentHelp(
      "Live insoles of so many cells to forget; may be given repeatedly.", valueName: "cells"))
  var forgetInsole: [Int] = []

  @Option(help: "How to print the devices.")
  var format = Format.text

  func run() throws {
    try CommandFailure.reportedInBatch {
      guard let memory = Folders.devices else {
        throw PlainFailure("neither HOME nor XDG_STATE_HOME is set; nothing is remembered")
      }
      for name in forget {
        guard try memory.forget(name) else {
          throw PlainFailure(
            "nothing is remembered of '\(name)'; 'gaitlab devices' lists the names")
        }
      }
      let layouts = Folders.layouts.map(LayoutMemory.init(path:))
      for count in forgetInsole {
        guard try layouts?.forget(cellCount: count) == true else {
          throw PlainFailure(
            "nothing is remembered of insoles of \(Counted.text(count, "cell")); 'gaitlab devices' lists them"
          )
        }
      }
      let devices = try memory.devices()
      let insoles = (layouts?.layouts ?? [:]).values.sorted {
        $0.layout.cellCount < $1.layout.cellCount
      }
      switch format {
      case .json: try StandardOutput.write(Self.document(devices, insoles).text() + "\n")
      case .text:
        var paths = [memory.path]
        if !insoles.isEmpty, let layouts { paths.append(layouts.path) }
        try StandardOutput.write(
          devices.map(Self.line).joined() + insoles.map(Self.line).joined()
            + (devices.isEmpty && insoles.isEmpty ? "nothing is remembered of any device\n" : "")
            + "\nkept in: "
            + paths.map { Printable.text($0, limit: .max) }.joined(separator: ", ") + "\n")
      }
    }
  }

  private static func line(_ device: RememberedDevice) -> String {
    var parts: [String] = []
    if let foot = device.foot { parts.append("\(foot.rawValue) foot") }
    if device.isOfEitherFoot == true { parts.append("either foot, asked for with each file") }
    if let layout = device.layout { parts.append("layout '\(Printable.text(layout.name))'") }
    if let rate = device.samplingRateHz { parts.append("\(FixedPoint.short(rate)) Hz") }
    return "\(Printable.text(device.name)): \(parts.joined(separator: ", "))\n"
  }

  private static func line(_ insole: InsoleDescription) -> String {
    "live insoles of \(Counted.text(insole.layout.cellCount, "cell")): "
      + "layout '\(Printable.text(insole.layout.name))', \(FixedPoint.short(insole.samplingRateHz)) Hz, "
      + "\(insole.unit.rawValue)\n"
  }

  private static func document(
    _ devices: [RememberedDevice], _ insoles: [InsoleDescription]
  ) -> JSONValue {
    .object([
      ("schema", .string(DeviceMemory.schema)),
      (
        "devices",
        .array(
          devices.map { device in
            .object([
              ("name", .string(device.name)), ("foot", JSONValue(device.foot?.rawValue)),
              ("isOfEitherFoot", .bool(device.isOfEitherFoot == true)),
              ("layout", JSONValue(device.layout?.name)),
              ("cellCount", device.layout.map { .integer($0.cellCount) } ?? .null),
              ("samplingRateHz", JSONValue(device.samplingRateHz)),
            ])
          })
      ),
      (
        "liveInsoles",
        .array(
          insoles.map { insole in
            .object([
              ("cellCount", .integer(insole.layout.cellCount)),
              ("layout", .string(insole.layout.name)),
              ("samplingRateHz", JSONValue(insole.samplingRateHz)),
              ("unit", .string(insole.unit.rawValue)),
            ])
          })
      ),
    ])
  }
}
