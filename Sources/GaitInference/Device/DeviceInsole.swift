/// What device code has to know of one insole: where its cells go on the canonical grid.
package struct DeviceInsole: Equatable, Sendable {
  /// What one cell of the insole gives to one canonical cell.
  package struct Share: Equatable, Sendable {
    /// The canonical cell, 0 to 127.
    package let target: Int
    /// Covered area over the area of a canonical cell.
    package let weight: Float

    package init(target: Int, weight: Float) {
      self.target = target
      self.weight = weight
    }
  }

  /// What the layout is called.
  package let name: String
  /// For each cell of the insole the canonical cells that it covers.
  package let shares: [[Share]]
  /// Newtons on a canonical cell for a kilopascal: its area.
  package let newtonsPerKilopascal: Double

  package init(name: String, shares: [[Share]], newtonsPerKilopascal: Double) {
    self.name = name
    self.shares = shares
    self.newtonsPerKilopascal = newtonsPerKilopascal
  }
}
