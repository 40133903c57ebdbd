package import GaitModel

/// The layouts that are known without a file: those whose cells a vendor's recording does not place.
package enum KnownLayouts {
  /// Every size of each device, the smallest first.
  package static var all: [InsoleLayout] {
    (0...9).map { MoticonLayout.layout(size: Double($0)) }
      + PedarLayout.types.compactMap { PedarLayout.layout(type: $0) }
  }

  /// A layout by its name, whatever the case; nil if none has it.
  package static func named(_ name: String) -> InsoleLayout? {
    all.first { $0.name.lowercased() == name.lowercased() }
  }
}
