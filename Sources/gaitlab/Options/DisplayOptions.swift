import ArgumentParser
import Foundation
import GaitConsole
import TerminalCore

/// How the console looks, and how it runs without a terminal.
struct DisplayOptions: ParsableArguments {
  enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, truecolor
    case palette256 = "256"
    case ansi16 = "16"
    case never

    /// Nil leaves it to the terminal.
    var depth: ColorDepth? {
      switch self {
      case .auto: nil
      case .truecolor: .trueColor
      case .palette256: .palette256
      case .ansi16: .ansi16
      case .never: .mono
      }
    }
  }

  enum GlyphChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, block, braille, ascii, pixel

    /// Nil leaves it to the locale and the terminal, as pixels do for all that is not a map.
    var set: GlyphSet? { GlyphSet(rawValue: rawValue) }
  }

  @Option(help: "Colours to use; auto asks the terminal and honours NO_COLOR.")
  var color: ColorChoice?

  @Option(
    help: "Glyphs to draw with; auto follows the locale, pixel asks the terminal for pictures.")
  var glyphs: GlyphChoice?

  @Option(help: "A theme's name; see 'gaitlab themes'.")
  var theme: String?

  @Option(help: "The console's language: a code of 'gaitlab languages', or a file of your own.")
  var language: String?

  @Option(help: "What the console is set up for when it begins.")
  var preset: Preset?

  @Option(help: "Most frames a second; 30 unless 'config.toml' says otherwise.")
  var fps: Double?

  @Flag(help: "Leave the mouse to the terminal.")
  var noMouse = false

  @Flag(
    help: """
      Say what happens in lines, for screen readers and logs; chosen by itself without a terminal and for TERM=dumb.
      """)
  var plain = false

  @Option(help: ArgumentHelp("Play the keys in a file without a terminal.", valueName: "keys"))
  var script: String?

  @Option(
    help: ArgumentHelp(
      "Write the last screen to a file: .svg, .png, .ans (colours as a terminal prints them) or text.",
      valueName: "out"))
  var dumpScreen: String?

  @Option(help: ArgumentHelp("Screen size without a terminal.", valueName: "WxH"))
  var size = "80x24"

  func validate() throws {
    if let fps, !(1...120).contains(fps) {
      throw ValidationError("--fps \(fps): expected 1 to 120")
    }
    guard screenSize != nil else {
      throw ValidationError("--size \(size): expected columns x rows, such as 120x40")
    }
  }

  /// Whether the console runs without a terminal.
  var isHeadless: Bool { script != nil || dumpScreen != nil }

  /// Whether there is somebody, or a script, to answer questions.
  var canAsk: Bool {
    if script != nil { return true }
    guard !isHeadless else { return false }
    return isatty(plainReason == nil ? STDOUT_FILENO : STDIN_FILENO) == 1
  }

  /// Why lines are said instead of screens drawn; nil where screens are.
  var plainReason: PlainReason? {
    if plain { return .asked }
    guard !isHeadless else { return nil }
    if isatty(STDOUT_FILENO) != 1 { return .noTerminal }
    return ProcessInfo.processInfo.environment["TERM"] == "dumb" ? .dumbTerminal : nil
  }

  /// Whether output may hold more than ASCII, by the locale.
  static var isUTF8: Bool {
    let environment = ProcessInfo.processInfo.environment
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let locale = names.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let codeset = locale.lowercased().replacing("-", with: "")
    return codeset.contains("utf8")
  }

  var screenSize: Size? {
    let parts = size.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, (1...1000).contains(parts[0]), (1...1000).contains(parts[1]) else {
      return nil
    }
    return Size(columns: parts[0], rows: parts[1])
  }

  /// https://no-color.org: set and not empty.
  static var isColorUnwanted: Bool {
    !(ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
  }
}

extension Preset: ExpressibleByArgument {}
