#if Training
  import GaitModel
  import GaitFiles
  import Testing

  @testable import GaitFootsteps

  @Suite struct VirtualLayoutTests {
    private let box = FootprintBox(rows: 3..<51, columns: 4..<28)

    /// The cells of a sparse layout see what the same cells of the grid see.
    @Test
    func sparse() throws {
      let kept = try #require(FootstepsLayout.sparse(12).gridCells(seed: 5))
      #expect(Set(kept).count == 12)
      #expect(kept == kept.sorted())
      #expect(kept == FootstepsLayout.sparse(12).gridCells(seed: 5))
      #expect(kept != FootstepsLayout.sparse(12).gridCells(seed: 6))
      let layout = try VirtualLayout(.sparse(12), over: box, seed: 5)
      let whole = InsolePlacement(box: box)
      let shares = InsolePlacement(box: box, layout: layout).shares
      #expect(shares == kept.map { whole.shares[$0] })
      #expect(layout.insole.matrix?.mask.count { $0 } == 12)
    }

    /// The cells of a real insole cover the sole of whoever wears it.
    @Test
    func moticon() throws {
      let layout = try VirtualLayout(.moticon, over: box, seed: 1)
      #expect(layout.cells.count == 16)
      #expect(layout.insole.lengthMillimetres == 240)
      #expect(layout.insole.widthMillimetres == 120)
      #expect(layout.insole.isPlausible)
      for (cell, insole) in zip(layout.cells, layout.insole.cells) {
        // Within the box but for a sensel of 48 and 24.
        #expect(abs(cell.along) + cell.length / 2 < 25)
        #expect(abs(cell.across) + cell.width / 2 < 13)
        #expect(abs(insole.heelY - (cell.along + 24) * 5) < 1e-9)
      }
      // The vendor's first cells lie under the heel, the medial one first.
      #expect(layout.cells[0].along < -15)
      #expect(layout.cells[0].across > layout.cells[1].across)
      for shares in InsolePlacement(box: box, layout: layout).shares {
        #expect(abs(shares.reduce(0) { $0 + $1.weight } - 1) < 1e-4)
      }
    }

    /// An insole without cells is none.
    @Test
    func empty() {
      let none = InsoleLayout(
        name: "none", lengthMillimetres: 250, widthMillimetres: 90, cells: [])
      #expect {
        _ = try VirtualLayout(none, over: box)
      } throws: { error in
        (error as? GaitlabError)?.found == "a layout without cells"
      }
    }
  }
#endif
