import Foundation
import GaitFiles
import GaitTestSupport

/// Puts the live input under load, faults, damage, attacks and kills, and compares what comes of it with
/// what is promised; `Benchmarks/soak` runs it.
///
///     Soak SECTION                     -> a table; exit code 1 if a figure is missed
///     Soak send SECONDS PORT:FOOT...   -> fine-meshed insoles over UDP, for the section `load`
///
/// Each section is a process of its own, so that one's memory is not another's.
@main
struct Soak {
  private static let sections: [(name: String, run: @Sendable (inout Figures) throws -> Void)] = [
    ("load", LoadSection.run), ("pipeline", PipelineSection.run), ("faults", FaultsSection.run),
    ("malformed", MalformedSection.run), ("security", SecuritySection.run),
    ("crashes", CrashSection.run), ("latency", LatencySection.run),
  ]

  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    if words.first == "send" {
      try LoadSender.run(Array(words.dropFirst()))
      return
    }
    guard words.count == 1, let section = sections.first(where: { $0.name == words[0] }) else {
      let names = sections.map(\.name).joined(separator: ", ")
      FileHandle.standardError.write(Data("usage: Soak SECTION, one of: \(names)\n".utf8))
      exit(2)
    }
    // As 'gaitlab live' does.
    Allocator.returnLargeBlocks()
    var figures = Figures(section: section.name)
    do {
      try section.run(&figures)
    } catch {
      print("\(section.name) cannot be measured: \(error)  MISSED")
      exit(1)
    }
    exit(figures.missed == 0 ? 0 : 1)
  }
}
