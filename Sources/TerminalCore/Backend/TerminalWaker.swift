/// Wakes the loop that waits in `nextEvent`, from any thread.
///
/// Wake-ups are merged: many calls before the loop looks give one `.wake`.
package struct TerminalWaker: Sendable {
  private let action: @Sendable () -> Void

  package init(_ action: @escaping @Sendable () -> Void) {
    self.action = action
  }

  package func wake() {
    action()
  }
}
