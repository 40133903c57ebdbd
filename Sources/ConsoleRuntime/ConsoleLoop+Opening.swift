package import GaitConsole
package import GaitEngine
package import GaitModel

/// What a console shows first.
extension ConsoleLoop {
  /// Opens a file as if it had been chosen in the library; `repeats` plays it again and again.
  package func open(path: String, title: String, repeats: Bool = false) {
    apply(.openingBegan(path: path, title: title, repeats: repeats))
  }

  /// Shows a session that is being measured; it has been started already.
  ///
  /// - Parameters:
  ///   - session: what measures, or looks at what another gaitlab measures.
  ///   - devices: what is listened to.
  ///   - host: the connection to the other gaitlab; nil where this one measures.
  ///   - notice: what is said first.
  package func show(
    _ session: LiveSession, devices: [DeviceStatus], host: DeviceStatus? = nil,
    notice: Notice? = nil
  ) {
    let live = LiveLink(session: session, resources: resources)
    self.live = live
    effects.attach(live)
    apply(.measuringBegan(devices: devices))
    if let host { apply(.viewingBegan(host: host)) }
    if let notice { apply(.notified(notice)) }
  }

  package func scanLibrary() { apply(.libraryOpened) }
}
