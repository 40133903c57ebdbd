import Foundation
package import GaitIntake
import GaitLive

/// A pipe in the place of standard input.
///
/// A class because it owns the descriptors.
package final class PipeRig: LiveSourceRig {
  package let form = LiveSourceForm.stream
  private let pipe = Pipe()

  package init() {}

  package func makeSource() -> any LiveSource {
    StandardInputSource(descriptor: pipe.fileHandleForReading.fileDescriptor)
  }

  package func connect(to source: any LiveSource) -> any RigSender {
    PipeSender(handle: pipe.fileHandleForWriting)
  }

  private struct PipeSender: RigSender {
    let handle: FileHandle

    func send(_ bytes: [UInt8]) throws { try handle.write(contentsOf: Data(bytes)) }

    func leave() throws { try handle.close() }
  }
}

/// A pair of pseudo-terminals, whose far side is the device.
package struct SerialRig: LiveSourceRig {
  package let form = LiveSourceForm.stream
  package let pair: SerialPair

  package init(folder: String) throws { pair = try SerialPair(folder: folder) }

  package func makeSource() -> any LiveSource { SerialSource(SerialAddress(device: pair.near)) }

  package func connect(to source: any LiveSource) throws -> any RigSender {
    if !pair.isPlugged { try pair.plug() }
    guard let handle = FileHandle(forUpdatingAtPath: pair.far) else {
      throw SupportError("\(pair.far) does not open")
    }
    return Device(handle: handle, pair: pair)
  }

  private struct Device: RigSender {
    let handle: FileHandle
    let pair: SerialPair

    func send(_ bytes: [UInt8]) throws { try handle.write(contentsOf: Data(bytes)) }

    func leave() throws {
      try handle.close()
      try pair.unplug()
    }
  }
}
