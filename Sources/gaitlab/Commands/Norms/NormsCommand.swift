import ArgumentParser
import CommandSupport
import GaitAnalysis
import GaitEngine
import GaitFiles
import PlainText

/// `gaitlab norms`: what others walk like, and how norms are made of one's own controls.
struct NormsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "norms", abstract: "List, show and make norms: what others walk like.",
    discussion: """
      Norms are drawn as a band behind the curves and give z-scores: how many standard deviations between \
      people a number is from their mean. They describe who was measured; they do not tell well from ill.

      A file of norms is a small table:

        # gaitlab-norms: 1
        # name: our controls
        # people: 14 staff, 22 to 51 years, own shoes, corridor
        # source: our lab, 2026
        # licence: not to be passed on
        group,measure,unit,percent of stance,people,mean,sd
        normal,cadence,steps/min,,14,112.3,6.1
        normal,first peak,BW,,14,1.09,0.07
        normal,vGRF,BW,0,14,0.021,0.012
        normal,vGRF,BW,5,14,0.563,0.024

      Example: gaitlab norms show footsteps-adults
      """,
    subcommands: [NormsListCommand.self, NormsShowCommand.self, NormsMakeCommand.self],
    defaultSubcommand: NormsListCommand.self)
}

/// `gaitlab norms list`.
struct NormsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the norms (the default).",
    discussion: "Example: gaitlab norms")

  func run() throws {
    try CommandFailure.reported {
      let library = Folders.norms
      var lines: [String] = []
      for name in library.names {
        do throws(GaitlabError) {
          let norms = try library.norms(name)
          let groups = norms.groups.map { Printable.text($0.name) }.joined(separator: ", ")
          lines.append(
            "\(Printable.text(name)): \(Printable.text(norms.people)) Groups: \(groups).")
        } catch {
          lines.append("cannot be used: \(error.summary)")
        }
      }
      if lines.isEmpty { lines.append("no norms were found") }
      if let folder = Folders.userNorms { lines.append("\nyour own: \(Printable.text(folder))") }
      try StandardOutput.write(lines.joined(separator: "\n") + "\n")
    }
  }
}

/// `gaitlab norms show`.
struct NormsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show who was measured and the numbers, and check a file.",
    discussion: "Example: gaitlab norms show footsteps-adults")

  @Argument(help: "A name in the list, or a file.", completion: .file())
  var name: String

  func run() throws {
    try CommandFailure.reportedInBatch {
      let norms = try Folders.norms.norms(name)
      var lines = [
        Printable.text(norms.name), "people: \(Printable.text(norms.people, limit: .max))",
        "source: \(Printable.text(norms.source, limit: .max))",
      ]
      if !norms.licence.isEmpty {
        lines.append("licence: \(Printable.text(norms.licence, limit: .max))")
      }
      for group in norms.groups {
        lines.append("\n\(Printable.text(group.name))")
        if let cadence = group.cadence {
          lines.append(Self.row("cadence", "steps/min", cadence, decimals: 1))
        }
        for measure in StepMeasure.allCases {
          guard let value = group.measures[measure] else { continue }
          lines.append(Self.row(measure.title, measure.normUnit, value, decimals: 3))
        }
        if let curve = group.curve, let highest = curve.max(by: { $0.mean < $1.mean }) {
          lines.append(Self.row("vGRF, highest", "BW", highest, decimals: 3))
        }
      }
      try StandardOutput.write(lines.joined(separator: "\n") + "\n")
    }
  }

  private static func row(_ name: String, _ unit: String, _ value: NormValue, decimals: Int)
    -> String
  {
    let spread = value.sd.map { " (SD \(FixedPoint.text($0, decimals: decimals)))" } ?? ""
    let people = value.people.map { ", \(Counted.text($0, "person", plural: "people"))" } ?? ""
    return
      "  \(name) [\(unit)]: \(FixedPoint.text(value.mean, decimals: decimals))\(spread)\(people)"
  }
}
