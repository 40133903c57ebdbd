/// The C code that spreads an insole's cells over the canonical grid.
enum CInsoleCode {
  static func text(_ insole: DeviceInsole) -> String {
    var starts = [0]
    for shares in insole.shares { starts.append(starts[starts.count - 1] + shares.count) }
    let shares = insole.shares.joined()
    return """

      /* The grid: cell c of the insole gives grid_weights[i] of its pressure to the canonical cell
         grid_targets[i], for i from grid_starts[c] up to grid_starts[c + 1]. */

      """
        + CText.table("uint16_t", "grid_starts", starts.map { "\($0)" })
        + CText.table("uint8_t", "grid_targets", shares.map { "\($0.target)" })
        + CText.table("grid_weights", shares.map(\.weight))
        + functions.replacing("$newtons", with: "\(insole.newtonsPerKilopascal)")
  }

  private static let functions = """

    void $p_spread(const float kilopascals[$P_INSOLE_CELLS], const float *zero, double newtons,
    $indent float cells[$P_CELLS]) {
      const float scale = (float)($newtons / newtons);
      for (int cell = 0; cell < $P_CELLS; cell++) cells[cell] = 0;
      for (int cell = 0; cell < $P_INSOLE_CELLS; cell++) {
        const float load = (zero ? kilopascals[cell] - zero[cell] : kilopascals[cell]) * scale;
        for (int i = grid_starts[cell]; i < grid_starts[cell + 1]; i++) {
          cells[grid_targets[i]] += load * grid_weights[i];
        }
      }
    }

    """.replacing("$indent ", with: "              ")
}
