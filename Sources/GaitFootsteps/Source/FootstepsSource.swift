/// Where the footsteps come from: the Python package that carries them, pinned.
package enum FootstepsSource {
  package static let package = "jiku-data"
  package static let version = "0.1.16"
  package static let wheel = "jiku_data-0.1.16-py3-none-any.whl"
  package static let wheelSHA256 =
    "c280abf5a33eb9e9a5c5da02dbf15af247e42d06a3177267ab3d7e722143f029"
  /// The folder within the wheel.
  package static let folder = "jikudata/datasets/SpeedPP2DS"
  /// Indices of the people.
  package static let subjects = 0..<10
  package static let trials = 60
  package static let sessionSource = "Footsteps-16x8 (jiku-data 0.1.16, virtual insole)"
  package static let citation = "Pataky et al. 2008, doi 10.1016/j.jbiomech.2008.03.034"
}
