import ArgumentParser
import CommandSupport
import GaitAnalysis
import GaitConsole
import GaitEngine
import GaitFiles
import PlainText

/// What others walk like, beside the numbers of a session.
struct NormsOptions: ParsableArguments {
  @Option(
    help: "Norms to compare with: a name that 'gaitlab norms' lists, or a file.",
    completion: .file(extensions: ["csv"]))
  var norms: String?

  @Option(
    help:
      "The group of the norms; the one whose cadence or stance time is nearest if none is given."
  )
  var normsGroup: String?

  func validate() throws {
    if normsGroup != nil, norms == nil {
      throw ValidationError("--norms-group: expected --norms too, which says of what norms")
    }
  }

  /// The same for the console.
  func shown() throws -> ShownNorms? {
    guard let norms, let choice = try choice() else { return nil }
    return ShownNorms(name: norms, choice: choice)
  }

  /// What was asked for, read; nil without.
  ///
  /// - Throws: what is wrong with the file, or that it has no such group.
  func choice() throws -> NormChoice? {
    guard let norms else { return nil }
    let choice = NormChoice(norms: try Folders.norms.norms(norms), group: normsGroup)
    if let normsGroup, !choice.norms.groups.contains(where: { $0.name == normsGroup }) {
      let names = choice.norms.groups.map { Printable.text($0.name) }.joined(separator: ", ")
      throw PlainFailure(
        "--norms-group \(Printable.text(normsGroup)): \(Printable.text(norms)) has the groups \(names)"
      )
    }
    return choice
  }
}
