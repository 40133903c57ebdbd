public import ArgumentParser
import CommandSupport
import GaitConsole
import GaitEngine
import GaitFiles
import GaitFormats
public import GaitModel

extension Foot: ExpressibleByArgument {}

/// What vendors' files do not say, and a reference from a second file.
///
/// Options go before what was answered in the console for the device, and are not remembered themselves.
struct InputOptions: ParsableArguments {
  @Option(help: "Which foot the file is of, where neither it nor its name says so: left or right.")
  var foot: Foot?

  @Option(
    help: """
      Where the cells lie, where the file does not say so: a name or TOML file (see 'gaitlab layouts'), or rows x \
      columns and length x width in millimetres, such as \"16x8 270x95\".
      """,
    completion: .file(extensions: ["toml"]))
  var layout: String?

  @Option(
    help: """
      Frames a second, where the file has neither a rate nor times. Foot, layout and rate that were answered in the \
      console are remembered for the device (see 'gaitlab devices'); these options go first and are not remembered.
      """)
  var rate: Double?

  @Option(
    help: """
      A file of force plates of the same trial: C3D, OpenSim, Nexus, AMTI or Kistler. Its contacts are given to \
      feet; sign, unloaded level and lag are found, and said in the notes.
      """,
    completion: .file())
  var reference: String?

  @Option(
    help: ArgumentHelp(
      """
      Whose each plate of the reference is, in the file's order, where contacts do not show it, as in quiet \
      standing: left, right or auto.
      """, valueName: "left,right"))
  var referenceFeet: String?

  @Option(help: "Which way a load on the plates reads, where their level is too far off to see it.")
  var referenceSign: ReferenceSign?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Seconds to add to the times of the reference, of a second file or of the recording itself; 0 takes them as \
      they are. Without it a lag is found where the loads show one, and said.
      """, valueName: "seconds"))
  var referenceLag: Double?

  enum ReferenceSign: String, ExpressibleByArgument, CaseIterable {
    case positive, negative
  }

  func validate() throws {
    if reference == nil, referenceFeet != nil || referenceSign != nil {
      throw ValidationError("--reference-feet and --reference-sign: expected --reference as well")
    }
    if let referenceFeet, Self.feet(referenceFeet) == nil {
      throw ValidationError("--reference-feet \(referenceFeet): expected such as left,right,auto")
    }
    if let referenceLag, !Plausible.referenceLagSeconds.contains(referenceLag) {
      throw ValidationError(
        "--reference-lag \(referenceLag): expected seconds, at most an hour to either side")
    }
    if let rate, !Plausible.samplingRatesHz.contains(rate) {
      throw ValidationError("--rate \(rate): expected a number of frames a second")
    }
  }

  /// - Throws: why a layout cannot be used.
  func input() throws -> SessionInput {
    SessionInput(
      answers: ImportAnswers(
        foot: foot, layout: try layout.map(LayoutFile.named), samplingRateHz: rate),
      referencePath: reference,
      plates: PlateAnswers(
        feet: referenceFeet.flatMap(Self.feet) ?? [],
        isNegative: referenceSign.map { $0 == .negative }),
      referenceLagSeconds: referenceLag, memory: Folders.devices)
  }

  /// Keeps the lag with a session whose reference came with it.
  func shift(_ session: inout RecordedSession) {
    guard let referenceLag, session.metadata.reference != nil else { return }
    session.metadata.referenceLagSeconds = referenceLag
  }

  /// Nil for a word that is no foot.
  private static func feet(_ text: String) -> [Foot?]? {
    let words = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.filter { $0 != " " } }
    guard words.allSatisfy({ $0 == "auto" || Foot(rawValue: $0) != nil }) else { return nil }
    return words.map { Foot(rawValue: $0) }
  }
}
