import ArgumentParser
import CommandSupport
import GaitFiles
import GaitModel
import GaitStore
import PlainText

/// `gaitlab tag`: whose sessions they are, and words to find them by.
struct TagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag",
    abstract: "Say whose sessions are: a person's code, visit, condition, tags.",
    discussion: """
      What is given takes the place of what the file says; what is not given stays. An empty text takes a code or a \
      condition away. Without an option it prints what the files say. Samples and numbers are left alone.

      Example: gaitlab tag walk.gait --person P07 --visit 2 --condition "shoe A" --tag gym
      """)

  @Argument(help: "The .gait sessions.", completion: .file(extensions: ["gait"]))
  var files: [String]

  @OptionGroup var visit: VisitOptions

  @Flag(help: "Take the number of the visit away.")
  var noVisit = false

  @Option(name: .customLong("tag"), help: "A tag to add; may be given repeatedly.")
  var tags: [String] = []

  @Option(name: .customLong("untag"), help: "A tag to take away; may be given repeatedly.")
  var untags: [String] = []

  func validate() throws {
    if noVisit, visit.visit != nil {
      throw ValidationError("--no-visit and --visit: expected one of them")
    }
    for tag in tags {
      guard try VisitOptions.text(tag, of: "--tag", limit: SessionVisit.longestText) != nil else {
        throw ValidationError("--tag: expected a word")
      }
    }
  }

  func run() throws {
    try CommandFailure.reportedInBatch {
      guard visit.isGiven || noVisit || !tags.isEmpty || !untags.isEmpty else {
        for file in files { try show(file) }
        return
      }
      visit.warn()
      var done: [String] = []
      for file in files {
        do throws(GaitlabError) {
          try VisitWriter.change(file, change)
          done.append(file)
        } catch {
          guard files.count > 1, error.code != .cancelled else { throw error }
          StandardError.write("gaitlab: \(Printable.text(error.summary, limit: .max))\n")
        }
      }
      for file in done { try show(file) }
      if done.count < files.count {
        throw PlainFailure(
          "\(files.count - done.count) of \(files.count) sessions could not be changed")
      }
    }
  }

  private func change(_ metadata: inout SessionMetadata) {
    // Checked before.
    try? visit.apply(to: &metadata)
    if noVisit { metadata.visit.number = nil }
    metadata.tags.removeAll(where: untags.contains)
    for tag in tags {
      guard let tag = try? SessionVisit.text(tag, limit: SessionVisit.longestText),
        !metadata.tags.contains(tag)
      else { continue }
      metadata.tags.append(tag)
    }
  }

  /// Prints what a file says.
  private func show(_ file: String) throws {
    let metadata = try SessionFile(path: file).metadata
    let said = [
      metadata.personCode.map { "person \($0)" }, metadata.visit.number.map { "visit \($0)" },
      metadata.visit.condition.map { "condition \($0)" },
      metadata.tags.isEmpty ? nil : "tags \(metadata.tags.joined(separator: ", "))",
    ].compactMap { $0 }
    let text = said.isEmpty ? "no code, visit, condition or tag" : said.joined(separator: "; ")
    try StandardOutput.write(
      "\(Printable.text(file, limit: .max)): \(Printable.text(text, limit: .max))\n")
  }
}
