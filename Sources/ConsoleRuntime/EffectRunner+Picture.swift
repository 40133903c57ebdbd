import GaitConsole
import GaitFiles
import PlainText
package import TerminalCore

extension EffectRunner {
  /// Writes what is shown as a picture that nothing else is called by, and says where.
  func savePicture() -> [ConsoleAction] {
    guard let shown else { return [] }
    do throws(GaitlabError) {
      let pictures = SavedFile(
        folder: resources.picturesFolder, kind: "picture", instead: "--dump-screen")
      let picture = SVGScreen(
        console: shown.screen, isDark: shown.isDark, depth: backend.capabilities.colorDepth)
      let path = try pictures.write(picture.text, named: "screen.svg")
      return [.notified(Notice(tr("picture saved: \(path)")))]
    } catch {
      return [.notified(Notice(error.summary, kind: .problem))]
    }
  }
}

extension SVGScreen {
  /// A screen of the console, whose first line says which.
  package init(console screen: CellBuffer, isDark: Bool, depth: ColorDepth) {
    self.init(
      screen, isDark: isDark, depth: depth, title: "gaitlab: " + (screen.lines().first ?? ""))
  }
}
