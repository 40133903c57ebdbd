import Foundation
import GaitConsole
import GaitFiles
import PlainText
import TerminalCore

extension EffectRunner {
  /// Writes what is shown as a picture that nothing else is called by, and says where.
  func savePicture() -> [ConsoleAction] {
    guard let shown else { return [] }
    do throws(GaitlabError) {
      guard let folder = resources.picturesFolder else {
        throw GaitlabError(
          .writeFailed, file: "picture", found: "no folder for pictures, since HOME is not set",
          advice: "set HOME, or use --dump-screen")
      }
      do {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      } catch {
        throw GaitlabError(
          .writeFailed, file: folder, found: "a folder that cannot be made",
          advice: "check its permissions, or use --dump-screen")
      }
      let path = FileName.free("\(folder)/screen.svg")
      let picture = SVGScreen(
        shown.screen, isDark: shown.isDark, title: "gaitlab: " + (shown.screen.lines().first ?? ""))
      var writer = try AtomicFileWriter(path: path)
      try writer.write(picture.text.utf8)
      try writer.commit()
      return [.notified(Notice(tr("picture saved: \(path)")))]
    } catch {
      return [.notified(Notice(error.summary, kind: .problem))]
    }
  }
}
