import ArgumentParser
import CommandSupport
import Foundation
import GaitFiles
import GaitInference
import GaitLSL
import GaitStore
import PlainText
import TerminalCore
import TerminalNcurses

/// `gaitlab doctor`: what works here, and what to do about the rest.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Test terminal and glyphs; print versions and folders.",
    discussion: "Example: gaitlab doctor")

  func run() throws {
    try CommandFailure.reported {
      let lines = versions + terminal + glyphs + folders
      try StandardOutput.write(lines.joined(separator: "\n") + "\n")
    }
  }

  private var versions: [String] {
    [
      "gaitlab \(ProgramVersion.text)", "session format \(SessionFile.formatVersion)",
      "arithmetic \(Kernels.widest.name) (of \(Kernels.all.map(\.name).joined(separator: ", ")))",
      LSLLibrary.status,
    ]
  }

  private var terminal: [String] {
    let environment = ProcessInfo.processInfo.environment
    let names = ["TERM", "COLORTERM", "LC_ALL", "LC_CTYPE", "LANG", "NO_COLOR", "TMUX"]
    var lines = [""]
    for name in names {
      lines.append("\(name) = \(environment[name].map { Printable.text($0) } ?? "(not set)")")
    }
    do throws(TerminalError) {
      let session = try TerminalSession(options: NcursesOptions())
      let capabilities = session.backend.capabilities
      let size = session.backend.size
      session.end()
      lines += [
        "size \(size.columns)x\(size.rows)"
          + (size.columns < 80 || size.rows < 24 ? ": 80x24 shows everything" : ""),
        "colours \(capabilities.colorDepth.rawValue)"
          + (capabilities.colorDepth == .palette256
            ? "; COLORTERM=truecolor allows more where the terminal can redefine its palette" : ""),
        "glyphs \(capabilities.glyphs.rawValue)"
          + (!capabilities.isUTF8
            ? ": the locale is not UTF-8; try LC_ALL=C.UTF-8"
            : capabilities.glyphs == .ascii
              ? ": the console's font may lack the others; --glyphs block tries them" : ""),
        "mouse \(capabilities.hasMouse ? "yes" : "no")",
      ]
    } catch {
      lines.append("terminal: \(error.description)")
    }
    return lines
  }

  private var glyphs: [String] {
    [
      "", "Which of these lines looks right? Pass it with --glyphs.",
      "block    ▀▄█▌▐░▒▓ ─│┌┐└┘", "braille  ⠁⠃⠇⡇⣇⣧⣷⣿ ⣀⣤⣶⣿", "ascii    .:-=+*#%@ |+-",
    ]
  }

  private var folders: [String] {
    func line(_ title: String, _ path: String?, _ advice: String) -> String {
      "\(title): \(path.map { Printable.text($0) } ?? advice)"
    }
    return [
      "",
      line(
        "bundled sessions", Folders.bundled("SampleSessions"),
        "not found; set GAITLAB_RESOURCES to the folder that holds SampleSessions"),
      line(
        "bundled themes", Folders.bundled("Themes"),
        "not found; the built-in theme is used"),
      line(
        "bundled models", Folders.bundled("Models"),
        "not found; the sum of cells is still there"),
      line("bundled norms", Folders.bundled("Norms"), "not found; your own are still there"),
      line("your recordings", Folders.recordings, "HOME is not set"),
      line("list of sessions", Folders.libraryIndex, "HOME is not set; it is made anew every time"),
      line("deleted recordings", Folders.trash, "HOME is not set; none can be deleted"),
      line("your models", Folders.userModels, "HOME is not set"),
      line("your norms", Folders.userNorms, "HOME is not set"),
      line("your reports", Folders.reports, "HOME is not set"),
      line("your themes", Folders.userThemes, "HOME is not set"),
      line(
        "bundled languages", Folders.bundled("Languages"), "not found; the console speaks English"),
      line("your languages", Folders.userLanguages, "HOME is not set"),
      line("configuration", Folders.configuration, "HOME is not set"),
    ]
  }
}
