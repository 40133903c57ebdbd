import CommandSupport
import Foundation
import GaitConsole
import GaitFiles
import GaitFormats
import PlainText
import TerminalCore

/// How the console looks and runs: by the options, otherwise by `config.toml`, otherwise by itself.
struct DisplaySettings {
  let theme: String?
  /// Nil leaves it to the terminal.
  let colorDepth: ColorDepth?
  let glyphs: GlyphSet?
  /// Whether maps are to be drawn in pixels, where the terminal takes them.
  let wantsPixels: Bool
  let preset: Preset?
  let framesPerSecond: Double
  let usesMouse: Bool
  /// The user's keys.
  let keyMap: KeyMap
  /// What cannot be used of the files, on one line; nil if all of it can.
  let problem: String?
  private let lines: [ConfigurationLine]
  /// Whether the file says a language.
  private let hasLanguage: Bool

  private static let framesOtherwise = 30.0

  /// - Parameters:
  ///   - options: what the command line says.
  ///   - configuration: the path of `config.toml`.
  ///   - keys: the path of `keys.toml`.
  init(
    _ options: DisplayOptions, configuration: String? = Folders.configuration,
    keys: String? = Folders.keys
  ) {
    let (file, fileProblem) = Self.configuration(configuration)
    let (map, keyProblem) = Self.keyMap(keys)
    var problems = [fileProblem, keyProblem].compactMap(\.self)
    /// What the file says, if it is something that there is.
    func known<Value>(
      _ key: String, _ text: String?, _ values: [String], _ make: (String) -> Value?
    ) -> Value? {
      guard let text else { return nil }
      if let value = make(text) { return value }
      let refusal = file.refusal(
        key, found: "'\(text)'", expected: "one of " + values.joined(separator: ", "))
      if let refusal { problems.append(refusal.shortSummary) }
      return nil
    }
    let color = known("color", file.color, DisplayOptions.ColorChoice.allCases.map(\.rawValue)) {
      DisplayOptions.ColorChoice(rawValue: $0)
    }
    let glyph = known("glyphs", file.glyphs, DisplayOptions.GlyphChoice.allCases.map(\.rawValue)) {
      DisplayOptions.GlyphChoice(rawValue: $0)
    }
    let wanted = known("preset", file.preset, Preset.allCases.map(\.rawValue)) {
      Preset(rawValue: $0)
    }
    let noColor = DisplayOptions.isColorUnwanted
    theme = options.theme ?? file.theme
    let colorChoice = options.color ?? (noColor ? nil : color)
    colorDepth = colorChoice.map(\.depth) ?? (noColor ? .mono : nil)
    glyphs = (options.glyphs ?? glyph)?.set
    wantsPixels = (options.glyphs ?? glyph) == .pixel
    preset = options.preset ?? wanted
    framesPerSecond = options.fps ?? file.framesPerSecond ?? Self.framesOtherwise
    usesMouse = options.noMouse ? false : file.usesMouse ?? true
    keyMap = map
    hasLanguage = file.language != nil
    problem = problems.isEmpty ? nil : problems.joined(separator: "; ")
    func line(
      _ name: String, _ value: String?, option: Bool, file: Bool,
      otherwise: ConfigurationLine.Origin
    ) -> ConfigurationLine {
      ConfigurationLine(
        name, value ?? "", option ? .option : file ? .file : value == nil ? otherwise : .unset)
    }
    let environment = ProcessInfo.processInfo.environment
    lines = [
      line(
        "theme", theme, option: options.theme != nil, file: file.theme != nil, otherwise: .terminal),
      noColor && options.color == nil
        ? ConfigurationLine("color", "never", .environment)
        : line(
          "color", (options.color ?? color)?.rawValue, option: options.color != nil,
          file: color != nil, otherwise: .terminal),
      line(
        "glyphs", (options.glyphs ?? glyph)?.rawValue, option: options.glyphs != nil,
        file: glyph != nil, otherwise: .terminal),
      line(
        "preset", preset?.rawValue ?? "none", option: options.preset != nil, file: wanted != nil,
        otherwise: .unset),
      line(
        "fps", FixedPoint.text(framesPerSecond, decimals: 0), option: options.fps != nil,
        file: file.framesPerSecond != nil, otherwise: .unset),
      line(
        "mouse", usesMouse ? "true" : "false", option: options.noMouse,
        file: file.usesMouse != nil, otherwise: .unset),
      ConfigurationLine(
        "keys", map == .standard ? "standard" : "keys.toml", map == .standard ? .unset : .file),
      ConfigurationLine(
        "TERM", Printable.text(environment["TERM"] ?? ""), .environment),
    ]
  }

  /// Why maps are not drawn in pixels though somebody wants them; nil where they are, or nobody does.
  func pixelRefusal(by support: PixelSupport) -> PixelRefusal? {
    guard wantsPixels else { return nil }
    return switch support {
    case .available: nil
    case .refused(let refusal): refusal
    case .notAsked: .noTerminal
    }
  }

  /// The settings in force, with what only the terminal and the languages told.
  func configuration(
    capabilities: TerminalCapabilities?, theme: String?, language: String, isLanguageOption: Bool
  ) -> [ConfigurationLine] {
    let told = [
      "theme": theme, "color": capabilities?.colorDepth.rawValue,
      "glyphs": capabilities?.glyphs.rawValue,
    ]
    let known = lines.map { line in
      // Where nobody takes pictures, braille is what there is.
      if line.name == "glyphs", line.value == "pixel", let capabilities,
        capabilities.pixels.graphics == nil
      {
        return ConfigurationLine(line.name, capabilities.glyphs.rawValue, .terminal)
      }
      guard line.value.isEmpty || line.value == "auto", case let value?? = told[line.name] else {
        return line
      }
      return ConfigurationLine(line.name, value, line.origin)
    }
    return [
      ConfigurationLine(
        "language", language,
        isLanguageOption ? .option : hasLanguage ? .file : .environment)
    ] + known
  }

  private static func configuration(_ path: String?) -> (ConfigurationFile, String?) {
    guard let path, FileManager.default.fileExists(atPath: path) else {
      return (ConfigurationFile(), nil)
    }
    do throws(GaitlabError) {
      return (try ConfigurationFile.read(path: path), nil)
    } catch {
      return (ConfigurationFile(), error.shortSummary)
    }
  }

  /// The standard keys where the file has a mistake: nobody is to be locked in by one.
  private static func keyMap(_ path: String?) -> (KeyMap, String?) {
    guard let path, FileManager.default.fileExists(atPath: path) else { return (.standard, nil) }
    do throws(GaitlabError) {
      return (try KeyMap.read(path: path), nil)
    } catch {
      return (.standard, error.shortSummary)
    }
  }
}

extension KeyMap {
  /// The standard keys with those of a file.
  ///
  /// - Throws: what is wrong with the file, with its line.
  static func read(path: String) throws(GaitlabError) -> KeyMap {
    let file = try KeyFile.read(path: path)
    do throws(Mistake) {
      return try standard.changed(
        by: file.entries.map { Change(command: $0.command, keys: $0.keys) })
    } catch {
      throw file.refusal(error.command, found: error.found, expected: error.expected)
    }
  }
}
