import TerminalCore

/// The letters of a jump, each on what it goes to; everything else stays to be seen.
struct JumpOverlay {
  let targets: [JumpTarget]

  func render(into buffer: inout CellBuffer, context: DrawContext) {
    for target in targets {
      buffer.write(
        String(target.letter), x: target.place.x, y: target.place.y,
        style: context.theme[.selection], maxWidth: 1)
    }
  }
}
