import TerminalCore

extension KeyMap {
  /// What a user wishes of a command's keys.
  package struct Change: Equatable, Sendable {
    /// As the command is called in a file of keys.
    package let command: String
    /// Names of keys, such as `space` or `shift-right`.
    package let keys: [String]

    package init(command: String, keys: [String]) {
      self.command = command
      self.keys = keys
    }
  }

  /// Why a change cannot be made.
  package struct Mistake: Error, Equatable, Sendable {
    /// The command that the file names.
    package let command: String
    package let found: String
    package let expected: String
  }

  /// Keys that mean the same on every screen and to everybody: who is lost finds a way out.
  private static let fixed: Set<Key> = Set(
    [.escape, .control("c")] + Screen.allCases.map { .character($0.key) })

  /// The key map with a user's keys.
  ///
  /// A key that is given to another command is taken from the one that had it.
  ///
  /// - Throws: a `Mistake` for an unknown command or key, a key that two changes want on one screen, and a
  ///   change that would leave no way to quit but Ctrl-C.
  package func changed(by changes: [Change]) throws(Mistake) -> KeyMap {
    var wanted: [ConsoleCommand: [Key]] = [:]
    for change in changes {
      let command = try Self.command(of: change)
      wanted[command] = try Self.keys(of: change)
    }
    let given = bindings.compactMap { binding in
      wanted[binding.command].map {
        Binding(binding.command, $0, on: binding.screens, hint: binding.hint)
      }
    }
    let bindings = bindings.flatMap { binding -> [Binding] in
      guard wanted[binding.command] == nil else {
        return given.filter { $0.command == binding.command && $0.screens == binding.screens }
      }
      return binding.without(keysOf: given)
    }
    let map = KeyMap(bindings: bindings)
    try map.refuseConflicts(of: wanted)
    return map
  }

  private static func command(of change: Change) throws(Mistake) -> ConsoleCommand {
    guard let command = ConsoleCommand(rawValue: change.command) else {
      throw Mistake(
        command: change.command, found: "no command of that name",
        expected: "a name that 'gaitlab keys' lists")
    }
    guard !command.isScreen else {
      throw Mistake(
        command: change.command, found: "a key for a screen",
        expected: "none: the digits of the tabs are fixed")
    }
    return command
  }

  private static func keys(of change: Change) throws(Mistake) -> [Key] {
    var keys: [Key] = []
    for name in change.keys {
      guard let key = Key(name: name) else {
        throw Mistake(
          command: change.command, found: "the key '\(name)'",
          expected:
            "a character, space, enter, tab, up, page-down, shift-left, f2, ctrl-p or the like")
      }
      guard !fixed.contains(key) else {
        throw Mistake(
          command: change.command, found: "the key '\(name)', which is fixed",
          expected: "another key: 1 to 7, escape and ctrl-c stay as they are")
      }
      keys.append(key)
    }
    return keys
  }

  private func refuseConflicts(of wanted: [ConsoleCommand: [Key]]) throws(Mistake) {
    for binding in bindings where wanted[binding.command] != nil {
      for other in bindings
      where wanted[other.command] != nil && other.command != binding.command
        && other.shares(screenWith: binding)
      {
        guard let key = binding.keys.first(where: other.keys.contains) else { continue }
        throw Mistake(
          command: binding.command.rawValue,
          found: "the key '\(key.name)', which \(other.command.rawValue) is given as well",
          expected: "a key of its own")
      }
    }
    let quits = bindings.filter { $0.command == .quit }
    guard !quits.isEmpty, quits.allSatisfy({ $0.keys.contains { $0 != .control("c") } }) else {
      throw Mistake(
        command: ConsoleCommand.quit.rawValue, found: "no key that quits",
        expected: "one: quit = \"q\"")
    }
  }
}

extension KeyMap.Binding {
  fileprivate func shares(screenWith other: KeyMap.Binding) -> Bool {
    guard let screens, let others = other.screens else { return true }
    return screens.contains(where: others.contains)
  }

  /// The same without the keys that others have, on the screens where they have them.
  fileprivate func without(keysOf others: [KeyMap.Binding]) -> [KeyMap.Binding] {
    func left(on screen: Screen) -> [Key] {
      let taken = others.filter { $0.counts(on: screen) }.flatMap(\.keys)
      return keys.filter { !taken.contains($0) }
    }
    let places = screens ?? Screen.allCases
    guard places.contains(where: { left(on: $0) != keys }) else { return [self] }
    // Screens that are left the same keys stay together, in their order.
    var parts: [(keys: [Key], screens: [Screen])] = []
    for screen in places {
      let own = left(on: screen)
      if let index = parts.firstIndex(where: { $0.keys == own }) {
        parts[index].screens.append(screen)
      } else {
        parts.append((own, [screen]))
      }
    }
    return parts.map { KeyMap.Binding(command, $0.keys, on: $0.screens, hint: hint) }
  }
}
