import ArgumentParser
import CommandSupport
import GaitEngine
import GaitFiles

/// `gaitlab analyze`: the numbers without a screen.
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze", abstract: "Print steps, means, errors and trust signals.",
    discussion: """
      JSON follows the schema gaitlab.analysis/1; several files give an array.

      Example: gaitlab analyze walk.gait --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, csv, markdown
  }

  @Argument(help: "The files to analyse.", completion: .file())
  var files: [String]

  @Option(help: "How to print the numbers.")
  var format = Format.json

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var input: InputOptions

  func run() throws {
    try CommandFailure.reportedInBatch {
      // Everything is read before anything is printed: half an output is none.
      let input = try input.input()
      let settings = try analysis.settings().with(input)
      var documents: [JSONValue] = []
      var texts: [String] = []
      for file in files {
        let progress = ProgressLine("reading \(file)")
        defer { progress.finish() }
        let session = try SessionOpener.open(
          path: file, input: input, progress: progress.report,
          note: { StandardError.warn($0, of: file) })
        StandardError.warn(SessionOpener.shortfall(of: session), of: file)
        var analyzer = try SessionAnalyzer(session: session, settings: settings)
        while !analyzer.isFinished {
          try CancellationToken.check(path: file, "the analysis")
          try analyzer.next()
          progress.report(analyzer.progress)
        }
        let result = analyzer.analysis()
        switch format {
        case .json:
          documents.append(
            AnalysisJSON.value(
              result, metadata: analyzer.metadata,
              durationSeconds: session.seconds.upperBound - session.seconds.lowerBound))
        case .csv: texts.append(StepTableText.csv(result, metadata: analyzer.metadata))
        case .markdown: texts.append(StepTableText.markdown(result, metadata: analyzer.metadata))
        }
      }
      if format == .json {
        let document = documents.count == 1 ? documents[0] : .array(documents)
        texts = [document.text() + "\n"]
      }
      try StandardOutput.write(texts.joined(separator: "\n"))
    }
  }
}
