import ArgumentParser
import CommandSupport
import Foundation
import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitReport

/// Makes pages of sessions in one format.
struct ReportPages {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case html, pdf, md
  }

  typealias Session = (session: AnalyzedSession, pressure: PressureReport)

  let format: Format
  let norms: NormChoice?
  /// Prints to PDF; nil for the other formats.
  private let printer: PagePrinter?

  static let program = "gaitlab \(ProgramVersion.text)"

  /// - Parameters:
  ///   - format: of all pages.
  ///   - norms: to compare sessions with; nil for none.
  ///   - path: where the first page goes, for the message.
  /// - Throws: that nothing prints to PDF here.
  init(_ format: Format, norms: NormChoice?, path: String) throws(GaitlabError) {
    self.format = format
    self.norms = norms
    printer = format == .pdf ? try PagePrinter(.pdf, path: path) : nil
  }

  /// What a page needs of a session while its recording is open; the frames are let go.
  static func session(
    _ session: AnalyzedSession, _ recording: any SessionReading
  ) throws(GaitlabError) -> Session {
    let pressure = try PressureReader(
      session: recording, analysis: session.analysis, metadata: session.metadata
    ).report(.usedSteps)
    var session = session
    session.forgetFrames()
    return (session, pressure)
  }

  /// A page for each session, and one that compares them where there are more.
  ///
  /// - Parameters:
  ///   - sessions: in any order.
  ///   - path: where it goes, for messages.
  /// - Returns: the bytes of the file.
  /// - Throws: what the printer to PDF did.
  func file(of sessions: [Session], path: String) throws(GaitlabError) -> Data {
    let named = sessions.map(\.session).withNamesOfTheirOwn
    let document = ReportDocument(
      Array(zip(named, sessions.map(\.pressure))), program: Self.program, norms: norms)
    if let printer {
      let progress = ProgressLine("printing \(path)")
      defer { progress.finish() }
      return try printer.pdf(document.html, path: path)
    }
    guard format == .md else { return Data(document.html.utf8) }
    var texts = named.map {
      StepTableText.markdown(
        $0.analysis, metadata: $0.metadata, markers: $0.markers, norms: norms?.scores($0.analysis))
        + FeedbackTable.markdown($0.outcome)
    }
    if let comparison = document.comparison {
      texts.append(ComparisonText(comparison, program: Self.program).markdown)
    }
    return Data(texts.joined(separator: "\n").utf8)
  }
}
