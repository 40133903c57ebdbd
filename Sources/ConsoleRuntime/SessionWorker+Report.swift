import Foundation
import GaitAnalysis
import GaitConsole
import GaitEngine
import GaitFiles
import GaitModel
import GaitReport
import PlainText

extension SessionWorker {
  /// Writes a page of the session on the screen and says where it is.
  ///
  /// - Parameters:
  ///   - analysis: as it is on the screen.
  ///   - markers: those that are set.
  ///   - norms: beside it; nil for none.
  func writeReport(_ analysis: SessionAnalysis, markers: [Marker], norms: NormChoice?) {
    guard let opened else { return }
    run { [post, resources] in
      do throws(GaitlabError) {
        let path = try Self.page(
          of: opened.session, analysis: analysis, metadata: opened.basis.metadata, markers: markers,
          norms: norms, resources: resources)
        post.send(.notified(Notice(tr("report written: \(path)"))))
      } catch {
        post.send(.notified(Notice(error.summary, kind: .problem)))
      }
    }
  }

  /// Writes a page of the comparison on the screen and says where it is.
  func writeReport(_ comparison: SessionComparison) {
    run { [post, resources] in
      do throws(GaitlabError) {
        let html = ReportDocument.html(comparison, program: resources.program)
        let name = comparison.sides.map(\.name).joined(separator: "-")
        let path = try Self.write(html, name: name, resources: resources)
        post.send(.notified(Notice(tr("report written: \(path)"))))
      } catch {
        post.send(.notified(Notice(error.summary, kind: .problem)))
      }
    }
  }

  /// Writes a table of the steps of the session on the screen, a row each, and says where it is.
  func writeSteps(_ analysis: SessionAnalysis) {
    guard let opened else { return }
    let metadata = opened.basis.metadata
    let session = AnalyzedSession(
      name: metadata.name, analysis: analysis, metadata: metadata,
      durationSeconds: opened.session.seconds.upperBound - opened.session.seconds.lowerBound)
    run { [post, resources] in
      do throws(GaitlabError) {
        var table = ""
        TidyTable(.step, program: resources.program).write([session]) { table += $0 }
        let file = SavedFile(
          folder: resources.reportsFolder, kind: "table", instead: "'gaitlab export --per step'")
        let path = try file.write(
          table, named: Self.fileName(for: metadata.name, ending: "steps.csv"))
        post.send(.notified(Notice(tr("steps written: \(path)"))))
      } catch {
        post.send(.notified(Notice(error.summary, kind: .problem)))
      }
    }
  }

  private static func page(
    of session: any SessionReading, analysis: SessionAnalysis, metadata: SessionMetadata,
    markers: [Marker], norms: NormChoice?, resources: ConsoleResources
  ) throws(GaitlabError) -> String {
    let pressure = try PressureReader(session: session, analysis: analysis, metadata: metadata)
      .report(.usedSteps)
    let analyzed = AnalyzedSession(
      name: metadata.name, analysis: analysis, metadata: metadata, markers: markers,
      feedback: session.feedback,
      durationSeconds: session.seconds.upperBound - session.seconds.lowerBound)
    let html = ReportDocument([(analyzed, pressure)], program: resources.program, norms: norms).html
    return try write(html, name: metadata.name, resources: resources)
  }

  /// Writes a page into the folder of reports.
  private static func write(
    _ html: String, name: String, resources: ConsoleResources
  ) throws(GaitlabError) -> String {
    let reports = SavedFile(
      folder: resources.reportsFolder, kind: "report", instead: "'gaitlab report'")
    return try reports.write(html, named: fileName(for: name))
  }

  /// A name of letters that every file system takes.
  private static func fileName(for name: String, ending: String = "html") -> String {
    let plain = name.unicodeScalars.map { scalar -> Character in
      let isPlain = CharacterSet.alphanumerics.contains(scalar) && scalar.isASCII
      return isPlain || "._".unicodeScalars.contains(scalar) ? Character(scalar) : "-"
    }
    let stem = plain.isEmpty || plain[0] == "." ? "session" : String(plain.prefix(60))
    return "\(stem).\(ending)"
  }
}
