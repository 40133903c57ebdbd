/// The default theme as code, for when no file can be read.
///
/// The hues of feet and forces are those of Okabe and Ito, which people with any of the common
/// colour vision deficiencies tell apart: blue and orange feet, green estimate, rose bad.
enum BuiltInTheme {
  static let summary = "Terminal background, colours that colour-blind people tell apart"

  static let styles: [ThemeRole: RoleStyle] = [
    .text: RoleStyle(),
    .textDim: foreground(0x8A, 0x93, 0x9C, ansi: 8),
    .textStrong: RoleStyle(CellStyle(attributes: .bold)),
    .title: RoleStyle(CellStyle(attributes: .bold)),
    .border: foreground(0x5C, 0x66, 0x70, ansi: 8),
    .borderFocused: foreground(0xF0, 0xE4, 0x42, .bold, ansi: 11),
    .tabActive: filled(
      0x10, 0x14, 0x18, on: RGB(0x8F, 0xC7, 0xE8), .bold, ansi: 0, ansiBackground: 6),
    .tabInactive: foreground(0x9A, 0xA4, 0xAE, ansi: 7),
    .statusBar: filled(0xC8, 0xD0, 0xD8, on: RGB(0x22, 0x2A, 0x32), [], ansi: 7, ansiBackground: 0),
    .keyHint: filled(0xA8, 0xB2, 0xBC, on: RGB(0x22, 0x2A, 0x32), [], ansi: 7, ansiBackground: 0),
    .keyHintKey: filled(
      0xF0, 0xE4, 0x42, on: RGB(0x22, 0x2A, 0x32), .bold, ansi: 11, ansiBackground: 0),
    .left: foreground(0x56, 0xB4, 0xE9, ansi: 14),
    .right: foreground(0xE6, 0x9F, 0x00, ansi: 11),
    .estimated: foreground(0x2F, 0xC0, 0x93, .bold, ansi: 10),
    .reference: foreground(0xCC, 0x79, 0xA7, ansi: 13),
    .measured: foreground(0xB8, 0xC0, 0xC8, ansi: 7),
    .good: foreground(0x2F, 0xC0, 0x93, ansi: 10),
    .warning: foreground(0xF0, 0xE4, 0x42, ansi: 11),
    .bad: foreground(0xFF, 0x5D, 0x73, .bold, ansi: 9),
    .cursorA: foreground(0xF0, 0xE4, 0x42, .bold, ansi: 11),
    .cursorB: foreground(0x8F, 0xC7, 0xE8, .bold, ansi: 14),
    .timeCursor: foreground(0xFF, 0xFF, 0xFF, .bold, ansi: 15),
    .marker: foreground(0xCC, 0x79, 0xA7, .bold, ansi: 13),
    .gap: foreground(0xF2, 0x7A, 0x3A, ansi: 9),
    .selection: filled(
      0xFF, 0xFF, 0xFF, on: RGB(0x2B, 0x4F, 0x73), .bold, ansi: 15, ansiBackground: 4, mono: true),
    .tableHeader: RoleStyle(CellStyle(attributes: [.bold, .underline])),
    .tableRejected: foreground(0x7C, 0x84, 0x8C, .dim, ansi: 8),
    .band: foreground(0x4A, 0x5C, 0x6A, ansi: 8),
    .axis: foreground(0x7C, 0x86, 0x90, ansi: 7),
    .grid: foreground(0x34, 0x3D, 0x46, ansi: 8),
    .overlay: foreground(0xF0, 0xE4, 0x42, ansi: 11),
    .stanceLeft: foreground(0x56, 0xB4, 0xE9, ansi: 14),
    .stanceRight: foreground(0xE6, 0x9F, 0x00, ansi: 11),
    .deadCell: foreground(0xFF, 0x5D, 0x73, .bold, ansi: 9),
    .centerOfPressure: foreground(0xFF, 0xFF, 0xFF, .bold, ansi: 15),
    .sole: ground(RGB(0x22, 0x28, 0x2E)),
    .area: ground(RGB(0x2C, 0x36, 0x42), ansi: .ansi(4)),
  ]

  private static func foreground(
    _ red: UInt8, _ green: UInt8, _ blue: UInt8, _ attributes: TextAttributes = [], ansi: UInt8
  ) -> RoleStyle {
    RoleStyle(
      CellStyle(foreground: .rgb(RGB(red, green, blue)), attributes: attributes),
      ansiForeground: .ansi(ansi))
  }

  /// A background alone; sixteen colours have none that is quiet enough for a whole sole.
  private static func ground(_ color: RGB, ansi: Color = .terminalDefault) -> RoleStyle {
    RoleStyle(CellStyle(background: .rgb(color)), ansiForeground: .ansi(8), ansiBackground: ansi)
  }

  private static func filled(
    _ red: UInt8, _ green: UInt8, _ blue: UInt8, on background: RGB,
    _ attributes: TextAttributes, ansi: UInt8, ansiBackground: UInt8, mono isReversed: Bool = true
  ) -> RoleStyle {
    RoleStyle(
      CellStyle(
        foreground: .rgb(RGB(red, green, blue)), background: .rgb(background),
        attributes: attributes),
      ansiForeground: .ansi(ansi), ansiBackground: .ansi(ansiBackground),
      isReversedInMono: isReversed)
  }
}
